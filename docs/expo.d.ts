// What the page on Expo takes from packages that are on phones only: no more of them than it uses.
declare module 'expo-secure-store' {
  export function getItemAsync(key: string): Promise<string | null>
  export function setItemAsync(key: string, value: string): Promise<void>
  export function deleteItemAsync(key: string): Promise<void>
}
declare module 'expo/fetch' {
  export const fetch: (url: string, init: RequestInit) => Promise<Response>
}
declare module 'react-native' {
  type Shown = (props: { children?: import('react').ReactNode }) => import('react').ReactNode
  export const Text: Shown
  export const View: Shown
  export const Button: (props: { title: string; onPress: () => void }) => import('react').ReactNode
}

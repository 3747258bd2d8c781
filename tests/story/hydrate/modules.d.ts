declare module 'virtual:stories' {
  /** Every file of stories, by its name; the bundler puts them in. */
  export const modules: Record<string, object>
}

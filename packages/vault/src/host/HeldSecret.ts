/** Stands for a secret that a host keeps for a while. It means nothing anywhere else, and nothing there once it was locked. */
export interface HeldSecret {
  method: 'held'
  name: string
}

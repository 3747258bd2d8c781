/** Theirs or ours; typed as theirs, so that the page compiles as an app on Privy does. */
declare module 'privy' {
  export * from '@privy-io/react-auth'
}

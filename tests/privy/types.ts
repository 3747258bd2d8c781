// Holds our drop-in door against the unmodified package, member by member and both ways. What differs is listed in differences.ts.
import type * as Ours from '@latchkey/react/privy'
import type * as Theirs from '@privy-io/react-auth'

type OurHooks = typeof Ours
type TheirHooks = typeof Theirs

/** Who could stand in the place of whom. */
type Fit<ours, theirs> = [ours] extends [theirs]
  ? [theirs] extends [ours]
    ? 'both'
    : 'ours for theirs'
  : [theirs] extends [ours]
    ? 'theirs for ours'
    : 'neither'

type Fits<ours, theirs> = { [name in keyof ours & keyof theirs]: Fit<ours[name], theirs[name]> }
type Unlike<fits> = { [name in keyof fits as fits[name] extends 'both' ? never : name]: [fits[name], why: string] }

type Shown<hook> = hook extends (...given: never[]) => infer shown ? shown : never
type Taken<hook> = hook extends (...given: infer taken) => unknown ? taken : never

type SharedHooks = Extract<keyof OurHooks & keyof TheirHooks, `use${string}`>

type UnlikeMembers = {
  [hook in SharedHooks]: Unlike<Fits<Shown<OurHooks[hook]>, Shown<TheirHooks[hook]>>>
}
type WithoutEmpty<table> = { [name in keyof table as keyof table[name] extends never ? never : name]: table[name] }

/** Members of what a hook gives, where one of the two could not stand for the other. */
export type MemberDifferences = WithoutEmpty<UnlikeMembers>

/** Members that only theirs gives. */
export type MissingMembers = WithoutEmpty<{
  [hook in SharedHooks]: { [name in Exclude<keyof Shown<TheirHooks[hook]>, keyof Shown<OurHooks[hook]>>]: string }
}>

/** What a hook takes, where what is passed to theirs could not be passed to ours. */
export type TakenDifferences = {
  [hook in SharedHooks as Taken<TheirHooks[hook]> extends Taken<OurHooks[hook]> ? never : hook]: string
}

/** Exports that only theirs has: hooks, components, functions. */
export type MissingExports = { [name in Exclude<keyof TheirHooks, keyof OurHooks>]: string }

/** Nouns. */
export type NounDifferences = Unlike<{
  User: Fit<Ours.User, Theirs.User>
  LinkedAccountWithMetadata: Fit<Ours.LinkedAccountWithMetadata, Theirs.LinkedAccountWithMetadata>
  Wallet: Fit<Ours.Wallet, Theirs.Wallet>
  OtpFlowState: Fit<Ours.OtpFlowState, Theirs.OtpFlowState>
  PrivyProviderProps: Fit<Ours.PrivyProviderProps, Theirs.PrivyProviderProps>
}>

/** Why a figure is over its budget: what was measured of what it is made of, and what less would cost. Where one is over, there must be one. */
export const reasons: Readonly<Record<string, string>> = {
  'import of a package in Node, the slowest, CPU':
    'Node takes about half a millisecond for each file, and we publish one file per concept: `@latchkey/react` is 226, 45 of them react-query’s. All of them in one file took 41 ms; but doors that are bundled ahead keep an app’s bundler from leaving out what it does not use: the first chunk grew from 8 kB to 19. A server imports once; people wait for the first chunk.',
  'packages installed by an app that uses react, ui and http':
    'Five are ours. viem is eight with what it brings, for transactions and typed data of Ethereum; a guarded import of it as an optional peer cost an app 75 kB where it is used, instead of 35. @noble and @scure are five, because no key is handled by code of our own; react-query is two.',
  'delegated EVM sign, server pipeline, beside the bare signature, CPU':
    'What stands around the signature takes 0.09 ms, and the signature 0.38: 0.025 ms to open the key’s two layers of AES-GCM, 0.019 ms for the two hashes of the line in the history, 0.004 ms for the digest of what was asked; the rest reads, checks the scope, takes its turn. With a database behind it the whole takes seven times the signature.',
}

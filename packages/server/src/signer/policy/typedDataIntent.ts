import type { OutlivingSignature } from '@latchkey/core'
import type { Typed } from '../hashTyped.ts'
import type { Intent } from './Intent.ts'

/** What typed data brings about, by the members of its types in whatever order and under whatever names they come. */
export function typedDataIntent({ domain, types, primaryType }: Typed): Intent {
  const reached = reach(types, primaryType)
  const outliving = new Set<OutlivingSignature>()
  for (const name of reached) {
    const members = new Set((types[name] ?? []).map((member) => member.name.toLowerCase()))
    const has = (...names: string[]) => names.every((each) => members.has(each))
    if (/permit/i.test(name) || has('spender') || has('operator', 'approved')) outliving.add('permit')
    if (/withauthorization/i.test(name) || has('validafter', 'validbefore')) outliving.add('transferAuthorization')
    if (/order/i.test(name) || has('offerer') || has('maker', 'taker')) outliving.add('order')
    if (has('delegatee') || has('delegate', 'delegator')) outliving.add('order')
    if (/safetx/i.test(name) || /forwardrequest|useroperation|metatransaction/i.test(name)) outliving.add('order')
  }
  const chainId = signedChain({ domain, types })
  return { outliving: [...outliving], ...(chainId !== undefined && { chainId }) }
}

/** The chain that the signature is bound to: one that only stands beside what is hashed binds it to none. */
function signedChain({ domain: { chainId }, types }: Pick<Typed, 'domain' | 'types'>): number | undefined {
  const isHashed = types['EIP712Domain']?.some(({ name }) => name === 'chainId') ?? true
  return isHashed && ['number', 'bigint'].includes(typeof chainId) ? Number(chainId) : undefined
}

/** The types that the first one is made of, itself included. */
function reach(types: Typed['types'], first: string): Set<string> {
  const reached = new Set([first])
  for (const name of reached)
    for (const { type } of types[name] ?? []) {
      const inner = type.replace(/(\[\d*\])+$/, '')
      if (Object.hasOwn(types, inner)) reached.add(inner)
    }
  return reached
}

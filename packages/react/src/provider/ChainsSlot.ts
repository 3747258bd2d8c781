'use client'
import { createContext } from 'react'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'

/** The EVM chains that an app named to its LatchkeyProvider; the first is where its wallets are at first. */
export const ChainsSlot = createContext<readonly EthereumChain[]>([])

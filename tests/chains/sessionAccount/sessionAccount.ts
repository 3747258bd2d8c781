import { readFileSync } from 'node:fs'
import type { AskNode, OnchainClientAdapter, OnchainServerAdapter, OnchainTerms } from '@latchkey/core'
import {
  decodeFunctionResult,
  encodeFunctionData,
  hexToBigInt,
  keccak256,
  encodeAbiParameters,
  toBytes,
  toHex,
  type Abi,
  type Address,
  type Hex,
} from 'viem'
import { sessionAccountAbi as abi } from './abi.ts'

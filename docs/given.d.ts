// What the code on these pages takes for granted, because who reads it has it by then. For checking it; nothing here runs.
import type { Backend, Grant, OnchainClientAdapter, OnchainExecution, OnchainServerAdapter, User } from '@latchkey/core'
import type { OnchainContract, OnchainTerms } from '@latchkey/core'
import type { HandlerOptions } from '@latchkey/server'
import type { ServerClient } from '@latchkey/server/client'
import type { ReactNode } from 'react'
import type { Abi } from 'viem'

declare global {
  const http: typeof import('@latchkey/backends/http').http
  const useCapabilities: typeof import('@latchkey/react').useCapabilities
  const useHeadlessDelegatedActions: typeof import('@latchkey/react').useHeadlessDelegatedActions
  const useLoginWithOAuth: typeof import('@latchkey/react').useLoginWithOAuth
  const useRevokeOnchain: typeof import('@latchkey/react').useRevokeOnchain
  const createHandler: typeof import('@latchkey/server').createHandler
  const createServerClient: typeof import('@latchkey/server/client').createServerClient
  const readIdentityToken: typeof import('@latchkey/server/client').readIdentityToken
  const setIdentityCookie: typeof import('@latchkey/server/client').setIdentityCookie
  const encodeFunctionData: typeof import('viem').encodeFunctionData
  const privateKeyToAccount: typeof import('viem/accounts').privateKeyToAccount
  type Hex = `0x${string}`
  const readFile: typeof import('node:fs/promises').readFile
  type OnchainContract = import('@latchkey/core').OnchainContract
  type OnchainClientAdapter = import('@latchkey/core').OnchainClientAdapter
  type OnchainServerAdapter = import('@latchkey/core').OnchainServerAdapter

  /** The app's own. */
  const backend: Backend
  const options: HandlerOptions
  const latchkey: ServerClient
  const Send: () => ReactNode
  const ownPeople: (options: { url: string; storage: object; fetch: typeof globalThis.fetch }) => Backend
  const ownService: () => { storage: object; fetch: typeof globalThis.fetch }
  const url: string
  const appId: string
  const address: string
  const walletId: string
  const identityToken: string
  const bearer: string
  const clientId: string
  const clientSecret: string
  const teamId: string
  const keyId: string
  const privateKey: string
  const request: Request
  const response: Response
  const user: User
  const many: Parameters<ServerClient['importUsers']>[0]
  const grant: Grant

  /** The app's own contract. */
  const abi: Abi
  const clientAdapter: OnchainClientAdapter
  const serverAdapter: OnchainServerAdapter
  const toStruct: (terms: OnchainTerms) => unknown
  const compare: (...read: unknown[]) => 'equal' | 'different' | 'none'
  const readCall: (...read: any[]) => any
  const digest: OnchainExecution['digest']
  const overhead: OnchainExecution['overhead']
  const encode: OnchainExecution['encode']
}

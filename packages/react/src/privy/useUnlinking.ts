'use client'
import type { OAuthProvider } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import {
  unlinkEmail,
  unlinkFarcaster,
  unlinkOAuth,
  unlinkPasskey,
  unlinkPhone,
  unlinkTelegram,
  unlinkWallet,
} from './linkActions.ts'

/** Everything that takes an account from the person, as `usePrivy` names it. */
export function useUnlinking() {
  const [email, phone, wallet] = [useBound(unlinkEmail), useBound(unlinkPhone), useBound(unlinkWallet)]
  const [passkey, oauth] = [useBound(unlinkPasskey), useBound(unlinkOAuth)]
  const [telegram, farcaster] = [useBound(unlinkTelegram), useBound(unlinkFarcaster)]
  return useMemo(() => {
    const at = (provider: OAuthProvider) => (subject: string) => oauth({ provider, subject })
    return {
      unlinkEmail: email,
      unlinkPhone: phone,
      unlinkWallet: wallet,
      unlinkPasskey: passkey,
      unlinkTelegram: telegram,
      unlinkFarcaster: farcaster,
      unlinkOAuth: oauth,
      unlinkGoogle: at('google'),
      unlinkApple: at('apple'),
      unlinkTwitter: at('twitter'),
      unlinkTwitch: at('twitch'),
      unlinkDiscord: at('discord'),
      unlinkGithub: at('github'),
      unlinkLinkedIn: at('linkedin'),
      unlinkTiktok: at('tiktok'),
      unlinkLine: at('line'),
      unlinkSpotify: at('spotify'),
      unlinkInstagram: at('instagram'),
    }
  }, [email, phone, wallet, passkey, oauth, telegram, farcaster])
}

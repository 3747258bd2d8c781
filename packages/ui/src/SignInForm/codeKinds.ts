/** Where a code can be sent: how that is typed, and the words for it. */
export const codeKinds = {
  email: {
    input: { type: 'email', autoComplete: 'email' },
    words: {
      label: 'signIn.email.label',
      send: 'signIn.email.send',
      code: 'signIn.code.label',
      other: 'signIn.code.other',
    },
  },
  sms: {
    input: { type: 'tel', autoComplete: 'tel' },
    words: {
      label: 'signIn.sms.label',
      send: 'signIn.sms.send',
      code: 'signIn.sms.code',
      other: 'signIn.sms.other',
    },
  },
} as const

export type CodeKind = keyof typeof codeKinds

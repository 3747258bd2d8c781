/** Where a guest's credential is kept. */
export const guestKey = (scope: string) => `${scope}#guest`

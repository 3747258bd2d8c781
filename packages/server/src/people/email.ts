/** How an address is compared and mailed to: always this form, never the one that was typed. */
export const normaliseEmail = (email: string) => email.trim().toLowerCase()

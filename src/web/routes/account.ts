/** The accounts' part of the table of routes: signing in and out, and what an account holds. */
import type { RouteTable } from './route.ts'

/**
 * Signing up and in, and one's own account. Mails link to the addresses that end in a token
 * (`domain/account/link.ts`).
 */
export const accountRoutes = {
  signIn: { path: '/sign-in', kind: 'personal' },
  secondFactor: { path: '/sign-in/second-factor', kind: 'personal' },
  signInByMail: { path: '/sign-in/mail', kind: 'personal' },
  followLink: { path: '/sign-in/link/:token', kind: 'personal' },
  departIdentity: { path: '/sign-in/with/:provider', kind: 'personal' },
  arriveIdentity: { path: '/sign-in/back/:provider', kind: 'personal' },
  signOut: { path: '/sign-out', kind: 'personal' },
  signUp: { path: '/sign-up', kind: 'personal' },
  finishSignUp: { path: '/sign-up/:token', kind: 'personal' },
  mailSent: { path: '/mail-sent', kind: 'personal' },
  reset: { path: '/reset', kind: 'personal' },
  finishReset: { path: '/reset/:token', kind: 'personal' },
  invitation: { path: '/invitation/:token', kind: 'personal' },
  account: { path: '/account', kind: 'personal' },
  profile: { path: '/account/profile', kind: 'personal' },
  changeAddress: { path: '/account/address', kind: 'personal' },
  confirmAddress: { path: '/account/address/:token', kind: 'personal' },
  password: { path: '/account/password', kind: 'personal' },
  passkeys: { path: '/account/passkeys', kind: 'personal' },
  ownSecondFactor: { path: '/account/second-factor', kind: 'personal' },
  authenticatorApp: { path: '/account/second-factor/app', kind: 'personal' },
  recoveryCodes: { path: '/account/second-factor/codes', kind: 'personal' },
  signIns: { path: '/account/sign-ins', kind: 'personal' },
  companies: { path: '/account/companies', kind: 'personal' },
  tokens: { path: '/account/tokens', kind: 'personal' },
  closeAccount: { path: '/account/close', kind: 'personal' },
} as const satisfies RouteTable

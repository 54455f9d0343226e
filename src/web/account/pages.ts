/** The accounts' room: signing in and out, and what an account holds. */
import type { Rooms } from '../personal.ts'
import { authenticatorAppPage } from './authenticator-app.tsx'
import { resetPage, signInByMailPage, signUpPage } from './ask-mail.tsx'
import { changeAddressPage, confirmAddressPage } from './change-address.tsx'
import { closeAccountPage } from './close.tsx'
import { companiesPage } from './companies.tsx'
import { finishResetPage } from './finish-reset.tsx'
import { finishSignUpPage } from './finish-sign-up.tsx'
import { followLinkPage } from './follow-link.tsx'
import { arriveIdentityPage, departIdentityPage } from './identity-trip.tsx'
import { invitationPage } from './invitation.tsx'
import { mailSentPage } from './mail-sent.tsx'
import { accountPage } from './overview.tsx'
import { ownSecondFactorPage } from './own-second-factor.tsx'
import { passkeysPage } from './passkeys.tsx'
import { passwordPage } from './password.tsx'
import { profilePage } from './profile.tsx'
import { recoveryCodesPage } from './recovery-codes.tsx'
import { secondFactorPage } from './second-factor.tsx'
import { signInPage } from './sign-in.tsx'
import { signInsPage } from './sign-ins.tsx'
import { signOutPage } from './sign-out.tsx'
import { tokensPage } from './tokens.tsx'

/** Which page, file and stream answers which route of `routes/account.ts`. */
export const accountRooms = {
  personal: {
    signIn: signInPage,
    signInByMail: signInByMailPage,
    followLink: followLinkPage,
    signOut: signOutPage,
    signUp: signUpPage,
    finishSignUp: finishSignUpPage,
    mailSent: mailSentPage,
    reset: resetPage,
    finishReset: finishResetPage,
    invitation: invitationPage,
    secondFactor: secondFactorPage,
    ownSecondFactor: ownSecondFactorPage,
    authenticatorApp: authenticatorAppPage,
    recoveryCodes: recoveryCodesPage,
    passkeys: passkeysPage,
    departIdentity: departIdentityPage,
    arriveIdentity: arriveIdentityPage,
    account: accountPage,
    profile: profilePage,
    changeAddress: changeAddressPage,
    confirmAddress: confirmAddressPage,
    password: passwordPage,
    signIns: signInsPage,
    companies: companiesPage,
    tokens: tokensPage,
    closeAccount: closeAccountPage,
  },
  privateFiles: {},
  live: {},
} as const satisfies Rooms

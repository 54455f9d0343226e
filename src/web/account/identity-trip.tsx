/** Signing in through an identity provider: leaving for it, and coming back from it. */
import { signInByIdentity } from '../../commands/account/identity.ts'
import { endTrip, startTrip, type Trip } from '../../commands/account/identity-trip.ts'
import { endSignIn } from '../../commands/account/sign-in.ts'
import type { Arrived } from '../../commands/account/sign-up.ts'
import { challengeLifetime } from '../../domain/account/lifetime.ts'
import type { Language } from '../../kit/bilingual.ts'
import { type Ok, ok, type Refusal, refuse, type Result } from '../../kit/result.ts'
import type { NewCookie } from '../cookies.ts'
import {
  type AnyVisit,
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  type Shown,
  shown,
} from '../personal.ts'
import { linksIn } from '../routes.ts'
import { findCaller, visitOf } from './caller.ts'
import { linkProof } from './link-proof.ts'
import { enter, nextOf } from './way-on.ts'

/** Sends the browser to the provider. What its return must fit goes along in a cookie's token. */
export const departIdentityPage: PersonalPage<'departIdentity'> = {
  for: 'anyone',
  show: async (visit) => {
    const { to, query, services, language } = visit
    const provider = services.accounts.oidc.find(visit.params.provider)
    if (!provider) return noProvider
    const link = query.get('link')
    const caller = link === linkProof(visit) ? await findCaller(visit) : undefined
    if (link !== null && !caller) return moved(to.account())
    const departure = await services.accounts.oidc.depart(provider)
    if (!departure.ok) return trouble(visit, departure.refusal)
    const begun = await startTrip(contextOf(visit), {
      provider: provider.key,
      secrets: departure.value.secrets,
      caller: caller ?? null,
      invitation: query.get('invitation'),
      // The page to sign in sends on whoever has signed in, to where they belong.
      next: nextOf(visit).next ?? to.signIn(),
    })
    if (!begun.ok) return trouble(visit, begun.refusal)
    const value = `${language}.${begun.value}`
    const cookie: NewCookie = { name: tripCookie, value, maxAgeSeconds: challengeLifetime / 1000 }
    return ok({ state: 'moved', href: departure.value.url, cookies: [cookie] })
  },
}

/** Where providers send browsers back to: one address, whatever the language. */
export const arriveIdentityPage: PersonalPage<'arriveIdentity'> = {
  for: 'anyone',
  show: async (visit) => {
    const [language = '', token = ''] = (visit.cookie(tripCookie) ?? '').split('.', 2)
    if (isLanguage(language) && language !== visit.language) {
      const { provider } = visit.params
      return moved(linksIn(language).arriveIdentity({ provider }, Object.fromEntries(visit.query)))
    }
    const arrived = await arrive(visit, token)
    if (!arrived.ok) return trouble(visit, arrived.refusal)
    const { cookies = [], ...onwards } = arrived.value
    return ok({ ...onwards, cookies: [...cookies, noTrip] })
  },
}

type ArriveVisit = PersonalVisit<'arriveIdentity'>

async function arrive(visit: ArriveVisit, token: string): Promise<Result<Moved>> {
  const { accounts } = visit.services
  const context = contextOf(visit)
  const ended = await endTrip(context, token)
  if (!ended.ok) return ended
  const trip = ended.value
  const provider = accounts.oidc.find(visit.params.provider)
  if (!provider || provider.key !== trip.provider) return noProvider
  const identity = await accounts.oidc.arrive(provider, visit.query, trip.secrets)
  if (!identity.ok) return identity
  const { language } = visit
  const came = { trip, provider, identity: identity.value, language, visit: visitOf(visit) }
  const arrived = await signInByIdentity(context, came)
  return arrived.ok ? goOn(visit, trip, arrived.value) : arrived
}

/** Whoever has linked a provider stays signed in as they were. */
async function goOn(visit: ArriveVisit, trip: Trip, arrived: Arrived): Promise<Ok<Moved>> {
  const before = trip.account === null ? undefined : await findCaller(visit)
  if (before?.account !== arrived.caller.account) {
    return enter(visit, arrived, { next: arrived.next })
  }
  await endSignIn(contextOf(visit), arrived.caller, arrived.caller.id)
  return moved(visit.to.account(), 'identity_linked')
}

const tripCookie = 'jisseki_trip'
const noTrip: NewCookie = { name: tripCookie, value: '', maxAgeSeconds: 0 }

const isLanguage = (text: string): text is Language => text === 'ja' || text === 'en'

/** Why it came to nothing, and the ways on. */
function trouble({ language, to }: AnyVisit, { message }: Refusal): Ok<Shown> {
  const say = texts[language]
  const body = (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{message[language]}</p>
      <p>
        <a class="button-link" href={to.signIn()}>
          {say.signIn}
        </a>
      </p>
    </>
  )
  return shown({ title: say.title, body, status: 409, cookies: [noTrip] })
}

const texts = {
  ja: { title: 'サインインできませんでした', signIn: 'サインインのページへ' },
  en: { title: 'You have not been signed in', signIn: 'To the page to sign in' },
} as const

const noProvider = refuse(
  'identity_provider_unknown',
  'このサイトでは、そのサービスでのサインインを受け付けていません。サインインのページから選び直してください。',
  'This site does not take that service. Choose a way on the page to sign in.',
)

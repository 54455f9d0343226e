/** The identity providers that an account is linked to, and those that it could be. */
import type { Child } from 'hono/jsx'
import type { LinkedIdentity } from '../../commands/account/profile.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok } from '../../kit/result.ts'
import type { AnyVisit } from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { formatMoment } from '../ui/when.ts'
import { linkProof } from './link-proof.ts'

type LinkedProps = { readonly visit: AnyVisit; readonly identities: readonly LinkedIdentity[] }

/** The list, with the act `unlink`; nothing on a site without providers. */
export function LinkedServices({ visit, identities }: LinkedProps): Child {
  const { language, to, services } = visit
  const { providers } = services.accounts.oidc
  if (providers.length === 0 && identities.length === 0) return null
  const say = texts[language]
  const free = providers.filter(({ issuer }) => !identities.some((one) => one.issuer === issuer))
  return (
    <section>
      <h2>{say.title}</h2>
      <ul class="own-things">
        {identities.map((identity) => (
          <Linked visit={visit} identity={identity} />
        ))}
        {free.map(({ key, label }) => (
          <li>
            <h3>{label[language]}</h3>
            <p>
              <a
                class="button-link secondary"
                href={to.departIdentity({ provider: key }, { link: linkProof(visit) })}
                rel="nofollow"
              >
                {say.link(label[language])}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Linked({
  visit,
  identity,
}: {
  readonly visit: AnyVisit
  readonly identity: LinkedIdentity
}) {
  const { language, services } = visit
  const say = texts[language]
  const { issuer, linkedAt, lastUsedAt } = identity
  const provider = services.accounts.oidc.providers.find((each) => each.issuer === issuer)
  const name = provider?.label[language] ?? issuer
  const when = (moment: Date) => formatMoment(toInstant(moment), language)
  return (
    <li>
      <h3>{name}</h3>
      <p>
        {say.linked} {when(linkedAt)}
        <br />
        {say.used} {when(lastUsedAt)}
      </p>
      <ActButton
        form={visit.form('unlink', itemOf(issuer))}
        label={say.unlink}
        about={name}
        allowed={ok(undefined)}
        look="secondary"
      />
    </li>
  )
}

/** The issuer that a form's item stands for; an empty text for none. */
export function issuerOf(identities: readonly LinkedIdentity[], item: string): string {
  return identities.find(({ issuer }) => itemOf(issuer) === item)?.issuer ?? ''
}

const itemOf = (issuer: string): string => digest(issuer).slice(0, 32)

const texts = {
  ja: {
    title: '外部のサービス',
    linked: '結びつけた日時',
    used: '最後に使った日時',
    link: (name: string) => `${name}を結びつける`,
    unlink: '結びつきを外す',
  },
  en: {
    title: 'Other services',
    linked: 'Linked',
    used: 'Last used',
    link: (name: string) => `Link ${name}`,
    unlink: 'Take the link away',
  },
} as const

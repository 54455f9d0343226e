/** Identity providers as ways to sign in. */
import type { Child } from 'hono/jsx'
import type { AnyVisit } from '../personal.ts'

/** Links to the providers of the site; nothing where the settings have none. */
export function ProviderLinks({
  visit,
  query,
  heading: Heading = 'h3',
}: ProviderLinksProps): Child {
  const { language, to, services } = visit
  const { providers } = services.accounts.oidc
  if (providers.length === 0) return null
  const say = texts[language]
  return (
    <>
      <Heading>{say.title}</Heading>
      <ul class="providers">
        {providers.map(({ key, label }) => (
          <li>
            <a
              class="button-link secondary"
              href={to.departIdentity({ provider: key }, query)}
              rel="nofollow"
            >
              {say.submit(label[language])}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

type ProviderLinksProps = {
  readonly visit: AnyVisit
  /** What goes along: the place to go on to, an invitation. */
  readonly query: Readonly<Record<string, string>>
  readonly heading?: 'h2' | 'h3'
}

const texts = {
  ja: { title: '外部のサービス', submit: (name: string) => `${name}で続ける` },
  en: { title: 'Another service', submit: (name: string) => `Go on with ${name}` },
} as const

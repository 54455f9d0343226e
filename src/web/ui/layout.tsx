/** The frame of every page: skip link, header with the language switch, way back, footer. */
import type { Child } from 'hono/jsx'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { Plan } from '../../domain/plan.ts'
import { renderDocument } from '../../formats/html-document.ts'
import { linksIn, placeIn, type RouteName } from '../routes.ts'
import { deskRoutes } from '../routes/desk.ts'
import type { Visitor } from '../visitor.ts'
import { DeskNavigation } from './desk-navigation.tsx'
import { type Crumb, Trail } from './trail.tsx'
import { VisitorMenu } from './visitor-menu.tsx'

/** What the frame is made of. */
export type LayoutProps = {
  readonly language: Language
  /** The page's path and query without /en. */
  readonly place: string
  readonly title: string
  readonly trail: readonly Crumb[]
  /** The public body; null while nothing is published, or where it cannot be read. */
  readonly authority: Bilingual | null
  /** The year that the navigation leads to. */
  readonly year: number | null
  /** The plan whose figures are shown; its source is stated where records are made up. */
  readonly plan: Plan | null
  readonly assets: { readonly styleSheets: readonly string[]; readonly icon: string }
  readonly body: Child
  /** Addresses of scripts; none on public pages. */
  readonly scripts: readonly string[]
  /** Whose menu the header has; null on pages that are the same for everyone. */
  readonly visitor: Visitor | null
  /** The page's route, where it is a personal page. */
  readonly route: RouteName | null
  /** The routes that something answers: menus link to no others. */
  readonly available: ReadonlySet<RouteName>
}

/** A whole HTML document, doctype included. */
export function renderPage(props: LayoutProps): string {
  const { language, trail, body, plan, route, visitor, available } = props
  const isDesk = route !== null && Object.hasOwn(deskRoutes, route)
  const main = (
    <main id="main" tabindex={-1}>
      {body}
    </main>
  )
  const page = (
    <html lang={language}>
      <Head {...props} />
      <body>
        <a class="skip-link" href="#main">
          {words.skip[language]}
        </a>
        <Header {...props} />
        <div class="page">
          {plan?.synthetic && <SyntheticNotice plan={plan} language={language} />}
          <Trail crumbs={trail} language={language} />
          {isDesk && visitor ? (
            <div class="desk">
              <DeskNavigation {...{ language, route, visitor, available }} />
              {main}
            </div>
          ) : (
            main
          )}
        </div>
        <Footer {...props} />
      </body>
    </html>
  )
  return renderDocument(page)
}

const words = {
  product: { ja: '事業の計画と実績', en: 'Programmes: plans and results' },
  skip: { ja: '本文へ移動', en: 'Skip to the main text' },
  navigation: { ja: '主なページ', en: 'Main pages' },
  programmes: { ja: '事業を探す', en: 'Programmes' },
  report: { ja: '実施状況の表', en: 'Report' },
  editions: { ja: '公表した版', en: 'Editions' },
  counting: { ja: '数値の数え方', en: 'How figures are counted' },
  offerings: { ja: '募集・予約', en: 'Take part' },
  register: { ja: '認証事業者の登録簿', en: 'Register of certified organisations' },
  accessibility: { ja: 'アクセシビリティについて', en: 'Accessibility' },
  synthetic: {
    ja: 'このページの実績は、実演のために作った架空の記録から数えたものです。',
    en: 'The results on this page are counted from synthetic records, made up for demonstration.',
  },
  syntheticLabel: { ja: '架空の記録', en: 'Synthetic records' },
  source: { ja: '出典と、架空である範囲', en: 'Sources, and what is made up' },
  footer: { ja: 'このサイトについて', en: 'About this site' },
  promise: {
    ja: '実績はすべて1件ごとの記録から数え、公表した版は変えずに残します。',
    en: 'Every result is counted from records. Published editions stay as they are.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

function Head({ title, authority, language, place, assets, scripts }: LayoutProps): Child {
  const site = [authority?.[language], words.product[language]].filter(Boolean).join(' ')
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title}｜${site}`}</title>
      {assets.styleSheets.map((href) => (
        <link rel="stylesheet" href={href} />
      ))}
      {scripts.map((src) => (
        <script type="module" src={src} />
      ))}
      <link rel="icon" type="image/svg+xml" href={assets.icon} />
      <link rel="alternate" hreflang="ja" href={placeIn('ja', place)} />
      <link rel="alternate" hreflang="en" href={placeIn('en', place)} />
    </head>
  )
}

function Header(props: LayoutProps): Child {
  const { authority, language, place } = props
  const to = linksIn(language)
  const other = language === 'ja' ? 'en' : 'ja'
  const here = (href: string) => (placeIn(language, place) === href ? 'page' : undefined)
  return (
    <header class="site-header">
      <div class="site-title">
        <a href={to.home()}>
          {authority && <span class="site-authority">{authority[language]}</span>}
          <span class="site-name">{words.product[language]}</span>
        </a>
        <div class="site-tools">
          <VisitorMenu {...props} />
          <a class="language" href={placeIn(other, place)} hreflang={other} lang={other}>
            {other === 'en' ? 'English' : '日本語'}
          </a>
        </div>
      </div>
      <nav class="site-nav" aria-label={words.navigation[language]}>
        <ul>
          {navigationOf(props).map(([href, name]) => (
            <li>
              <a href={href} aria-current={here(href)}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function navigationOf({ language, year, available }: LayoutProps) {
  const to = linksIn(language)
  const items: readonly (readonly [string, string])[] = [
    [to.home(), words.programmes[language]],
    ...(available.has('offerings') ? ([[to.offerings(), words.offerings[language]]] as const) : []),
    ...(year === null
      ? []
      : ([
          [to.report({ year }), words.report[language]],
          [to.editions({ year }), words.editions[language]],
        ] as const)),
    [to.counting(), words.counting[language]],
  ]
  return items
}

function SyntheticNotice({ plan, language }: NoticeProps): Child {
  return (
    <aside class="synthetic" aria-label={words.syntheticLabel[language]}>
      <p>
        <strong>{words.syntheticLabel[language]}</strong> {words.synthetic[language]}
      </p>
      <details>
        <summary>{words.source[language]}</summary>
        <p>{plan.source[language]}</p>
      </details>
    </aside>
  )
}

type NoticeProps = { readonly plan: Plan; readonly language: Language }

function Footer({ authority, language, available }: LayoutProps): Child {
  const to = linksIn(language)
  return (
    <footer class="site-footer">
      <nav aria-label={words.footer[language]}>
        <ul>
          <li>
            <a href={to.counting()}>{words.counting[language]}</a>
          </li>
          {available.has('register') && (
            <li>
              <a href={to.register()}>{words.register[language]}</a>
            </li>
          )}
          <li>
            <a href={to.accessibility()}>{words.accessibility[language]}</a>
          </li>
        </ul>
      </nav>
      <p>
        {authority && (
          <>
            <strong>{authority[language]}</strong>
            <br />
          </>
        )}
        {words.promise[language]}
      </p>
    </footer>
  )
}

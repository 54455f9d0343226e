/** A part of a page that follows what happens, while the page is open. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'

/**
 * Shows `children` as they are now, and whatever the stream at `href` sends from then on. Without
 * scripts a link loads the page again.
 */
export function LiveRegion({ href, reload, language, children }: LiveRegionProps): Child {
  const say = words[language]
  return (
    <>
      <div data-live={href} aria-live="polite">
        {children}
      </div>
      <p class="live-state" data-live-state data-on={say.on} data-off={say.off}>
        <a href={reload}>{say.reload}</a>
      </p>
    </>
  )
}

type LiveRegionProps = {
  readonly href: string
  /** The page's own address. */
  readonly reload: string
  readonly language: Language
  readonly children: Child
}

const words = {
  ja: {
    on: '自動で更新しています。',
    off: '更新が止まっています。つながりしだい再開します。',
    reload: '最新の状態にする',
  },
  en: {
    on: 'This updates by itself.',
    off: 'Updates have stopped. They resume once there is a connection.',
    reload: 'Show the latest',
  },
} as const

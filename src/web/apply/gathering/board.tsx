/** The call board of the hall, which follows what happens at the booths; by reloading, too. */
import type { Child } from 'hono/jsx'
import { toInstant } from '../../../kit/calendar.ts'
import { ok } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { followReads } from '../../follow-reads.ts'
import type { AnyVisit, Live, PersonalPage } from '../../personal.ts'
import { shown } from '../../personal.ts'
import { LiveRegion } from '../../ui/live-region.tsx'
import { formatSpan } from '../../ui/when.ts'
import { BoardLines } from './board-lines.tsx'
import { type BoothView, findPublicDay, type PublicDay, viewBoard } from './board-view.ts'

/** The page for the screen in the hall and for everyone's telephone. */
export const boardPage: PersonalPage<'board'> = {
  for: 'anyone',
  show: async (visit) => {
    const { language, to, params, services } = visit
    const now = toInstant(services.clock.now())
    const read = await withAuthority(services.database, services.authority, async (books) => {
      const day = await findPublicDay(books, params.session)
      return day.ok ? ok({ ...day.value, booths: await viewBoard(books, day.value, now) }) : day
    })
    if (!read.ok) return read
    const { offering, session, booths } = read.value
    const say = texts[language]
    return shown({
      title: say.title,
      body: (
        <div class="board-page">
          <h1>{say.title}</h1>
          <p class="lead">
            {offering.settings.title[language]} {formatSpan(session, language)}
          </p>
          {session.state === 'cancelled' && <p class="door-notice stop">{say.cancelled}</p>}
          <LiveRegion href={to.boardLive(params)} reload={to.board(params)} language={language}>
            <BoardLines booths={booths} language={language} />
          </LiveRegion>
        </div>
      ),
    })
  },
}

/** The board as it changes; of one booth where the address names it. */
export const boardLive: Live<'boardLive'> = {
  for: 'anyone',
  follow: async (visit, signal) => {
    const { database, authority } = visit.services
    const day = await withAuthority(database, authority, (books) =>
      findPublicDay(books, visit.params.session),
    )
    if (!day.ok) return day
    const only = visit.query.get('booth')
    return ok(linesOf(visit, day.value, { signal, only }))
  },
}

async function* linesOf(
  visit: AnyVisit,
  day: PublicDay,
  { signal, only }: { readonly signal: AbortSignal; readonly only: string | null },
): AsyncGenerator<Child> {
  const { language } = visit
  for await (const booths of followBoard(visit, day, signal)) {
    const shownBooths = only === null ? booths : booths.filter(({ booth }) => booth === only)
    yield <BoardLines booths={shownBooths} language={language} />
  }
}

/** The booths of a day whenever they differ; read once for all who follow the day. */
function followBoard(
  { services }: AnyVisit,
  day: PublicDay,
  signal: AbortSignal,
): AsyncGenerator<readonly BoothView[]> {
  const { database, authority, clock } = services
  const read = () =>
    withAuthority(database, authority, (books) => viewBoard(books, day, toInstant(clock.now())))
  return followReads({ database, key: `board ${day.session.id}`, read, signal })
}

const texts = {
  ja: { title: '面接の呼び出し', cancelled: 'この日程は中止になりました。' },
  en: { title: 'Call board', cancelled: 'This session was called off.' },
} as const

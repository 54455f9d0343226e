/** The booths of a day at the desk: which one to serve, and serving it. */
import type { Result } from '../../../kit/result.ts'
import { BoothList } from '../../door/booths.tsx'
import {
  actForBooth,
  BoothBody,
  boothFormActs,
  type BoothScene,
  findBooth,
  readScene,
} from '../../door/booth.tsx'
import type { SubmittedForm } from '../../form/submitted.ts'
import { type AnyVisit, contextOf, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { formatSpan } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { type Day, openDay } from './open-day.ts'

/** The booths. */
export const deskBoothsPage: PersonalPage<'deskBooths'> = {
  for: 'application.list',
  show: async (visit) => {
    const day = await readDay(visit, visit.params.session)
    if (!day.ok) return day
    const { offering, session } = day.value
    const board = await readScene(visit, day.value)
    const { language, to } = visit
    const at = { session: session.id }
    return showInOffering(visit, {
      offering,
      tab: 'gatheringDay',
      title: texts[language].title,
      between: crumbs(visit, day.value),
      body: (
        <>
          <p class="lead">{formatSpan(session, language)}</p>
          <BoothList
            visit={visit}
            board={board}
            hrefOf={(booth) => to.deskBooth({ ...at, booth })}
          />
          <p>
            <a href={to.board(at)}>{texts[language].board}</a>
          </p>
        </>
      ),
    })
  },
}

/** One booth. */
export const deskBoothPage: PersonalPage<'deskBooth'> = {
  for: 'application.list',
  show: async (visit) => {
    const day = await readDay(visit, visit.params.session)
    if (!day.ok) return day
    const board = await readScene(visit, day.value)
    const booth = findBooth(board, visit.params.booth)
    if (!booth.ok) return booth
    const { language, to } = visit
    const { offering, session } = day.value
    const scene: BoothScene = { ...day.value, context: contextOf(visit) }
    return showInOffering(visit, {
      offering,
      tab: 'gatheringDay',
      title: booth.value.resource.name[language],
      between: [
        ...crumbs(visit, day.value),
        { name: texts[language].title, href: to.deskBooths({ session: session.id }) },
      ],
      body: <BoothBody visit={visit} scene={scene} board={board} booth={booth.value} />,
    })
  },
  acts: Object.fromEntries(boothFormActs.map((act) => [act, serve])),
}

async function serve(visit: PersonalVisit<'deskBooth'>, form: SubmittedForm) {
  const day = await readDay(visit, visit.params.session)
  if (!day.ok) return day
  return actForBooth(visit, form, { ...day.value, context: contextOf(visit) })
}

function readDay(visit: AnyVisit, id: string): Promise<Result<Day>> {
  return inBooks(visit, (books) => openDay(books, visit, { id }))
}

function crumbs({ to, language }: AnyVisit, { offering, session }: Day) {
  const href = to.gatheringDay({ offering: offering.id })
  return [{ name: formatSpan(session, language), href }]
}

const texts = {
  ja: { title: '企業ブース', board: '会場の呼出板を見る' },
  en: { title: 'Booths', board: 'See the call board of the hall' },
} as const

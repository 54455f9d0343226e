/** The booths of a door's day, for volunteers: which one to serve, and serving it. */
import type { Child } from 'hono/jsx'
import type { DayBoard } from '../../commands/gathering/call.ts'
import { type AnyVisit, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import type { SubmittedForm } from '../form/submitted.ts'
import { actForBooth, BoothBody, boothFormActs, findBooth, readScene } from './booth.tsx'
import { closedDoor } from './closed-door.tsx'
import { contextAtDoor, doorOf } from './open-door.ts'

/** The booths. */
export const doorBoothsPage: PersonalPage<'doorBooths'> = {
  for: 'anyone',
  show: async (visit) => {
    const door = await doorOf(visit)
    if (!door.ok) return closedDoor(visit, door)
    const board = await readScene(visit, door.value)
    const { language, to } = visit
    const say = texts[language]
    return shown({
      title: say.title,
      trail: [{ name: say.door, href: to.door() }, { name: say.title }],
      body: (
        <div class="door">
          <h1>{say.title}</h1>
          <BoothList visit={visit} board={board} hrefOf={(booth) => to.doorBooth({ booth })} />
          <p>
            <a href={to.board({ session: door.value.session.id })}>{say.board}</a>
          </p>
        </div>
      ),
    })
  },
}

/** One booth. */
export const doorBoothPage: PersonalPage<'doorBooth'> = {
  for: 'anyone',
  show: async (visit) => {
    const door = await doorOf(visit)
    if (!door.ok) return closedDoor(visit, door)
    const board = await readScene(visit, door.value)
    const booth = findBooth(board, visit.params.booth)
    if (!booth.ok) return booth
    const { language, to } = visit
    const say = texts[language]
    const name = booth.value.resource.name[language]
    const scene = { ...door.value, context: contextAtDoor(visit, door.value) }
    return shown({
      title: name,
      trail: [{ name: say.title, href: to.doorBooths() }, { name }],
      body: (
        <div class="door">
          <h1>{name}</h1>
          <BoothBody visit={visit} scene={scene} board={board} booth={booth.value} />
        </div>
      ),
    })
  },
  acts: Object.fromEntries(boothFormActs.map((act) => [act, serve])),
}

async function serve(visit: PersonalVisit<'doorBooth'>, form: SubmittedForm) {
  const door = await doorOf(visit)
  if (!door.ok) return door
  return actForBooth(visit, form, { ...door.value, context: contextAtDoor(visit, door.value) })
}

/** The booths as a list of links, each with who waits there. */
export function BoothList({ visit, board, hrefOf }: BoothListProps): Child {
  const { language } = visit
  const say = texts[language]
  if (board.booths.length === 0) return <p>{say.none}</p>
  return (
    <ul class="booth-links">
      {board.booths.map(({ booth, resource, waitingCount, appointedCount }) => (
        <li>
          <a href={hrefOf(booth)}>{resource.name[language]}</a>
          <span class="under">{say.counts(waitingCount, appointedCount)}</span>
        </li>
      ))}
    </ul>
  )
}

type BoothListProps = {
  readonly visit: AnyVisit
  readonly board: DayBoard
  readonly hrefOf: (booth: string) => string
}

const texts = {
  ja: {
    title: '企業ブース',
    door: '受付',
    board: '会場の呼出板を見る',
    none: '企業ブースが登録されていません。',
    counts: (waiting: number, appointed: number) =>
      `待っている人 ${waiting}人・これからの予約 ${appointed}件`,
  },
  en: {
    title: 'Booths',
    door: 'Door',
    board: 'See the call board of the hall',
    none: 'No booths have been entered.',
    counts: (waiting: number, appointed: number) =>
      `Waiting: ${waiting}, appointments to come: ${appointed}`,
  },
} as const

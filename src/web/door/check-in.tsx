/**
 * The check-in page of a volunteer with a telephone: camera, number, name, and those without a
 * ticket. Everything works by forms; with scripts also without a network.
 */
import type { Child } from 'hono/jsx'
import type { OpenDoor } from '../../commands/gathering/pass.ts'
import { reportScans, type ScanReport } from '../../commands/gathering/scan.ts'
import { findApplication } from '../../store/application.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { type DoorTally, type NamedReservation, readTally } from '../../store/door.ts'
import { isId } from '../../kit/id.ts'
import { type PersonalPage, shown } from '../personal.ts'
import { FieldOf, Form } from '../ui/form/form.tsx'
import { LiveRegion } from '../ui/live-region.tsx'
import { formatSpan } from '../ui/when.ts'
import { codeField, doorActs, type DoorVisit } from './acts.ts'
import { closedDoor } from './closed-door.tsx'
import { FindByName, findNamed } from './find-by-name.tsx'
import { LastAnswer } from './last-answer.tsx'
import { contextAtDoor, doorOf } from './open-door.ts'
import { Tally } from './tally.tsx'
import { scriptWords } from './script-words.ts'
import { WithoutTicket } from './without-ticket.tsx'

/** The page. */
export const checkInPage: PersonalPage<'door'> = {
  for: 'anyone',
  show: (visit) => showDoor(visit, null),
  acts: {
    ...doorActs,
    search: async (visit, form) => {
      const door = await doorOf(visit)
      if (!door.ok) return door
      const found = await findNamed(visit, form, door.value)
      return found.ok ? showDoor(visit, found.value) : found
    },
  },
}

async function showDoor(visit: DoorVisit, found: readonly NamedReservation[] | null) {
  const opened = await doorOf(visit)
  if (!opened.ok) return closedDoor(visit, opened)
  const door = opened.value
  const { language } = visit
  const { offering } = door
  const read = await readStanding(visit, door)
  const scripts = await scriptsOf(visit, door)
  return shown({
    title: texts[language].title(offering.settings.title[language]),
    scripts: ['door'],
    body: <Body {...{ visit, door, read, found, scripts }} />,
  })
}

type Standing = {
  readonly tally: DoorTally
  readonly report: ScanReport | null
  readonly letIn: { readonly number: string } | null
}

async function readStanding(visit: DoorVisit, door: OpenDoor): Promise<Standing> {
  const { query, services } = visit
  const { id: session, offering } = door.session
  const [entry, person] = [query.get('entry') ?? '', query.get('person') ?? '']
  const [report = null] = isId(entry)
    ? await reportScans(contextAtDoor(visit, door), { session, entries: [entry] })
    : []
  return withAuthority(services.database, services.authority, async (books) => ({
    tally: await readTally(books, { session, offering }),
    report,
    letIn: await findLetIn(books, session, person),
  }))
}

async function findLetIn(books: Books, session: string, id: string) {
  const found = isId(id) ? await findApplication(books, id) : undefined
  return found?.session === session && found.state === 'checked-in' ? found : null
}

/** What the script of the page needs to know. */
async function scriptsOf(visit: DoorVisit, { session, pass }: OpenDoor): Promise<string> {
  const { to, language } = visit
  return JSON.stringify({
    session: session.id,
    label: pass.label,
    address: to.door(),
    list: to.doorList(),
    worker: await visit.scriptAddress('door-worker'),
    reader: await visit.scriptAddress('door-reader'),
    words: scriptWords[language],
  })
}

type BodyProps = {
  readonly visit: DoorVisit
  readonly door: OpenDoor
  readonly read: Standing
  readonly found: readonly NamedReservation[] | null
  readonly scripts: string
}

function Body({ visit, door, read, found, scripts }: BodyProps): Child {
  const { language, to } = visit
  const { offering, session, pass } = door
  const say = texts[language]
  return (
    <div class="door" data-door={scripts}>
      <h1>{say.title(offering.settings.title[language])}</h1>
      <p class="door-where">
        {formatSpan(session, language)} {session.place[language]}
        <br />
        <strong>{pass.label}</strong>
      </p>
      {session.state === 'cancelled' && <p class="door-notice stop">{say.cancelled}</p>}
      <div class="door-network" data-network role="status"></div>
      <LastAnswer visit={visit} report={read.report} letIn={read.letIn} />
      <section class="door-camera" data-camera hidden aria-label={say.camera}>
        <video data-video playsinline muted hidden></video>
        <button type="button" data-start>
          {say.startCamera}
        </button>
        <p class="hint" data-camera-note role="status"></p>
      </section>
      <section>
        <CodeForm visit={visit} />
      </section>
      <FindByName visit={visit} found={found} />
      <WithoutTicket visit={visit} />
      <section>
        <h2>{say.tally}</h2>
        <LiveRegion href={to.doorLive()} reload={to.door()} language={language}>
          <Tally tally={read.tally} language={language} />
        </LiveRegion>
      </section>
      <p>
        <a href={to.doorBooths()}>{say.booths}</a>
      </p>
    </div>
  )
}

function CodeForm({ visit }: { readonly visit: DoorVisit }): Child {
  const form = visit.form('scan')
  const say = texts[visit.language]
  return (
    <div data-scan>
      <Form form={form}>
        <div class="door-line">
          <FieldOf form={form} name="code" field={codeField} />
          <button type="submit">{say.checkIn}</button>
        </div>
      </Form>
    </div>
  )
}

const texts = {
  ja: {
    title: (offering: string) => `受付：${offering}`,
    cancelled: 'この日程は中止になりました。来場した方を窓口に案内してください。',
    camera: 'カメラで読み取る',
    startCamera: 'カメラで読み取る',
    checkIn: '受付する',
    tally: 'これまでの来場',
    booths: '企業ブースの呼び出しへ',
  },
  en: {
    title: (offering: string) => `Door: ${offering}`,
    cancelled: 'This session was called off. Please send those who come to the desk.',
    camera: 'Scan with the camera',
    startCamera: 'Scan with the camera',
    checkIn: 'Check in',
    tally: 'Who came so far',
    booths: 'To the booths',
  },
} as const

/** A session's door at the desk: links for volunteers, who came, and scans to be looked at. */
import type { Child } from 'hono/jsx'
import { endPass, makeDoorPass } from '../../../commands/gathering/pass.ts'
import { settleOpenScan } from '../../../commands/gathering/scan.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { qrSvg } from '../../../formats/qr.tsx'
import type { Instant } from '../../../kit/calendar.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { timeOfDay } from '../../../kit/time-of-day.ts'
import { type DoorTally, listOpenScans, type OpenScan, readTally } from '../../../store/door.ts'
import { listPasses, type Pass } from '../../../store/pass.ts'
import { readFields } from '../../form/field.ts'
import { textField } from '../../form/fields.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Tally } from '../../door/tally.tsx'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, FieldOf, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment, formatSpan } from '../../ui/when.ts'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { type Day, openDay } from './open-day.ts'
import { wholeAddress } from './whole-address.ts'

type Visit = PersonalVisit<'deskDoor'>

/** The page. */
export const deskDoorPage: PersonalPage<'deskDoor'> = {
  for: 'application.list',
  show: (visit) => showDoor(visit, null),
  acts: { make, end, settle },
}

const labelField = textField({
  label: { ja: '受付の場所', en: 'Name of the door' },
  hint: {
    ja: '「正面入口」「2階」など。受付の画面と記録に出ます。',
    en: 'Such as "Main entrance". It stands on the telephone and in the records.',
  },
  required: true,
  longest: 40,
})

async function make(visit: Visit, form: SubmittedForm) {
  const values = readFields(form, { label: labelField })
  if (!values.ok) return values
  const { session } = visit.params
  const { label } = values.value
  const done = await makeDoorPass(contextOf(visit, form), { session, label })
  if (!done.ok) return done
  const { token } = done.value.outcome
  return token === null ? moved(visit.here, 'link_shown_before') : showDoor(visit, token)
}

async function end(visit: Visit, form: SubmittedForm) {
  const done = await endPass(contextOf(visit, form), { pass: form.item })
  return done.ok ? moved(visit.here, 'link_ended') : done
}

async function settle(visit: Visit, form: SubmittedForm) {
  const given = { session: visit.params.session, scan: form.item }
  const done = await settleOpenScan(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'act_done') : done
}

type DoorRead = Day & {
  readonly passes: readonly Pass[]
  readonly tally: DoorTally
  readonly open: readonly OpenScan[]
}

function readDoor(visit: Visit): Promise<Result<DoorRead>> {
  return inBooks(visit, async (books) => {
    const id = visit.params.session
    const day = await openDay(books, visit, { id })
    if (!day.ok) return day
    const { offering } = day.value
    const passes = await listPasses(books, { offering: offering.id, purpose: 'door' })
    return ok({
      ...day.value,
      passes: passes.filter(({ opens }) => opens.purpose === 'door' && opens.session === id),
      tally: await readTally(books, { session: id, offering: offering.id }),
      open: await listOpenScans(books, id),
    })
  })
}

async function showDoor(visit: Visit, token: string | null) {
  const read = await readDoor(visit)
  if (!read.ok) return read
  const { offering, session } = read.value
  const { language, to } = visit
  return showInOffering(visit, {
    offering,
    tab: 'gatheringDay',
    title: texts[language].title,
    between: [
      { name: formatSpan(session, language), href: to.gatheringDay({ offering: offering.id }) },
    ],
    body: <Body visit={visit} read={read.value} token={token} />,
  })
}

type BodyProps = {
  readonly visit: Visit
  readonly read: DoorRead
  readonly token: string | null
}

function Body({ visit, read, token }: BodyProps): Child {
  const { language, visitor } = visit
  const { offering, session, tally, passes, open } = read
  const say = texts[language]
  const may = mayAct(visitor.actor, 'offering.edit', { programme: offering.programme })
  const form = visit.form('make')
  return (
    <>
      <p class="lead">{formatSpan(session, language)}</p>
      {session.state === 'cancelled' && <p class="door-notice stop">{say.cancelled}</p>}
      {token !== null && <NewLink visit={visit} token={token} />}
      <section>
        <h2>{say.tally}</h2>
        <Tally tally={tally} language={language} />
      </section>
      {open.length > 0 && <OpenScans visit={visit} open={open} may={may} />}
      <section>
        <h2>{say.links}</h2>
        <p>{say.linksHint}</p>
        <PassList visit={visit} passes={passes} may={may} />
        {may.ok && (
          <Form form={form}>
            <FieldOf form={form} name="label" field={labelField} />
            <Buttons submit={say.make} />
          </Form>
        )}
      </section>
    </>
  )
}

/** Shown once: the books keep the digest alone. */
function NewLink({ visit, token }: { readonly visit: Visit; readonly token: string }): Child {
  const { language, to, services } = visit
  const say = texts[language]
  const href = wholeAddress(services, to.doorPass({ token }))
  return (
    <section class="new-link" role="status">
      <h2>{say.newLink}</h2>
      <p>{say.once}</p>
      <div class="link-qr">{qrSvg(href, say.qr)}</div>
      <p class="link-address">
        <a href={href}>{href}</a>
      </p>
    </section>
  )
}

type PassListProps = {
  readonly visit: Visit
  readonly passes: readonly Pass[]
  readonly may: Result<void>
}

function PassList({ visit, passes, may }: PassListProps): Child {
  const { language } = visit
  const say = texts[language]
  if (passes.length === 0) return <p>{say.noLinks}</p>
  return (
    <ul class="pass-list">
      {passes.map((pass) => {
        const isOpen = pass.endedAt === null && pass.expiresAt > nowOf(visit)
        return (
          <li>
            <p>
              <strong>{pass.label}</strong>{' '}
              <StatusTag label={isOpen ? say.open : say.ended} tone={isOpen ? 'good' : 'over'} />
            </p>
            <p class="hint">{say.until(formatMoment(pass.expiresAt, language))}</p>
            {isOpen && (
              <ActButton
                form={visit.form('end', pass.id)}
                label={say.end}
                about={pass.label}
                allowed={may}
                look="secondary"
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

type OpenScansProps = {
  readonly visit: Visit
  readonly open: readonly OpenScan[]
  readonly may: Result<void>
}

function OpenScans({ visit, open, may }: OpenScansProps): Child {
  const { language } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.forDesk(open.length)}</h2>
      <p>{say.forDeskHint}</p>
      <ul class="pass-list">
        {open.map(({ id, at, door, text, isOffline }) => (
          <li>
            <p>
              {timeOf(at)} {door} <strong>{text ?? say.ofReservation}</strong>
              {isOffline && (
                <>
                  {' '}
                  <StatusTag label={say.offline} />
                </>
              )}
            </p>
            <ActButton
              form={visit.form('settle', id)}
              label={say.settle}
              about={text ?? timeOf(at)}
              allowed={may}
              look="secondary"
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

const timeOf = (at: Instant): string => timeOfDay(at)

const texts = {
  ja: {
    title: '受付',
    cancelled: 'この日程は中止になりました。',
    tally: '来場の様子',
    links: '受付のリンク',
    linksHint:
      '受付をする人に渡すリンクです。登録なしで、この日程の受付だけができます。終わりは、日程の翌日です。',
    noLinks: 'まだリンクがありません。',
    make: 'リンクを作る',
    newLink: '新しいリンク',
    once: 'このリンクは、いまここに一度だけ表示します。二次元コードを受付の端末で読み取るか、リンクを渡してください。',
    qr: '受付のリンクの二次元コード',
    open: '有効',
    ended: '終了',
    until: (moment: string) => `${moment}まで`,
    end: 'リンクを終わらせる',
    forDesk: (count: number) => `窓口で確かめるもの（${count}件）`,
    forDeskHint: '予約と結びつかなかった読み取りです。確かめたら、済みにしてください。',
    ofReservation: '（取り消された予約、または別の日の読み取り）',
    offline: 'あとから送信',
    settle: '確認済みにする',
  },
  en: {
    title: 'Door',
    cancelled: 'This session was called off.',
    tally: 'Who came',
    links: 'Links to the door',
    linksHint:
      'For those who stand at the door. Without an account they open this session only. A link ends a day after it.',
    noLinks: 'There are no links yet.',
    make: 'Make a link',
    newLink: 'The new link',
    once: 'It is shown here once. Scan the QR code with the telephone at the door, or hand the link over.',
    qr: 'QR code of the link to the door',
    open: 'Open',
    ended: 'Ended',
    until: (moment: string) => `Until ${moment}`,
    end: 'End the link',
    forDesk: (count: number) => `To be looked at (${count})`,
    forDeskHint: 'Scans that belong to no reservation. Mark them once you have looked.',
    ofReservation: '(a cancelled reservation, or a scan of another day)',
    offline: 'sent afterwards',
    settle: 'Mark as looked at',
  },
} as const

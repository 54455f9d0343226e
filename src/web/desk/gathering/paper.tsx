/**
 * A list on paper of who came, pasted or uploaded: held against the reservations, decided line by
 * line, and entered in one act that can be taken back.
 */
import type { Child } from 'hono/jsx'
import {
  enterPaperList,
  type PaperEntered,
  undoPaperList,
} from '../../../commands/gathering/paper.ts'
import { type AttendanceMatch, matchAttendance } from '../../../domain/delivery/attendance-list.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { decodeText } from '../../../formats/encoding.ts'
import { listExpected } from '../../../store/door.ts'
import { type EnteredPaper, listPaperLists } from '../../../store/paper-list.ts'
import { readFields } from '../../form/field.ts'
import { fileField, longTextField, numberField, textField } from '../../form/fields.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, FieldOf, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment, formatSpan } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { RowFaults } from '../course/sheet-form.tsx'
import { showInOffering } from '../offering/frame.tsx'
import { type Day, openDay } from './open-day.ts'
import { FoundLine } from './paper-found.tsx'
import { decidedOf, rowsOf } from './paper-lines.ts'

type Visit = PersonalVisit<'attendancePaper'>

/** The page. */
export const attendancePaperPage: PersonalPage<'attendancePaper'> = {
  for: 'application.import',
  show: async (visit) => {
    const read = await readPaper(visit)
    if (!read.ok) return read
    return showPaper(visit, read.value, <Start visit={visit} lists={read.value.lists} />)
  },
  acts: { match, enter, undo },
}

const fields = {
  lines: longTextField({
    label: { ja: '来場した人', en: 'Who came' },
    hint: {
      ja: '1行に1人、申込番号か氏名を書いてください。番号・氏名・フリガナを、コンマや読点で区切って並べても構いません。表計算ソフトから貼り付けることもできます。',
      en: 'One a line: the application number on the ticket or a name. Number, name and reading may stand beside each other, with commas between. Cells can be pasted.',
    },
    required: false,
    longest: 40_000,
    rows: 10,
  }),
  file: fileField({
    label: { ja: 'ファイル', en: 'File' },
    hint: {
      ja: '同じ書き方のCSVやテキスト。書き写した行のあとに加わります。',
      en: 'CSV or text of the same form. Its lines follow those above.',
    },
    required: false,
    accept: ['.csv', '.tsv', '.txt'],
    maxBytes: 1024 * 1024,
  }),
}

const headsField = numberField({
  label: { ja: 'ほかに、名前を控えていない人の数', en: 'How many more came, without a name' },
  required: false,
  least: 0,
  greatest: 100_000,
  unit: { ja: '人', en: '' },
})

const reasonField = textField({
  label: { ja: '取り消す理由', en: 'Why it is taken back' },
  required: true,
  longest: 400,
})

type PaperRead = Day & { readonly lists: readonly EnteredPaper[] }

function readPaper(visit: Visit): Promise<Result<PaperRead>> {
  return inBooks(visit, async (books) => {
    const id = visit.params.session
    const day = await openDay(books, visit, { id, act: 'application.import' })
    return day.ok ? ok({ ...day.value, lists: await listPaperLists(books, id) }) : day
  })
}

function showPaper(visit: Visit, { offering, session }: Day, body: Child) {
  const { language, to } = visit
  return showInOffering(visit, {
    offering,
    tab: 'gatheringDay',
    title: texts[language].title,
    between: [
      { name: formatSpan(session, language), href: to.gatheringDay({ offering: offering.id }) },
    ],
    body,
  })
}

async function match(visit: Visit, form: SubmittedForm) {
  const values = readFields(form, fields)
  if (!values.ok) return values
  const { file, lines } = values.value
  const decoded = file === null ? ok({ text: '' }) : decodeText(file.bytes)
  if (!decoded.ok) return atField('file', decoded)
  const rows = rowsOf([lines ?? '', decoded.value.text].filter(Boolean).join('\n'))
  if (rows.length > 4000) return atField('lines', tooManyRows)
  const read = await readPaper(visit)
  if (!read.ok) return read
  const { session, offering } = read.value
  const place = { session: session.id, offering: offering.id }
  const people = await inBooks(visit, (books) => listExpected(books, place))
  const expected = people.map(({ kana, ...each }) => ({ ...each, reading: kana }))
  const matches = matchAttendance(rows, expected)
  return showPaper(visit, read.value, <Found {...{ visit, matches, people }} />)
}

async function enter(visit: Visit, form: SubmittedForm) {
  const values = readFields(form, { heads: headsField })
  if (!values.ok) return values
  const heads = values.value.heads ?? 0
  const decided = decidedOf(form)
  if (heads === 0 && decided.checkIns.length + decided.walkIns.length === 0) return nobodyChosen
  const { session } = visit.params
  const given = { session, ...decided, heads, reason: null }
  const done = await enterPaperList(contextOf(visit, form), given)
  if (!done.ok) return done
  const { outcome } = done.value
  if (outcome.faults.length === 0) return moved(visit.here, 'attendance_recorded')
  const read = await readPaper(visit)
  return read.ok ? showPaper(visit, read.value, <Entered visit={visit} outcome={outcome} />) : read
}

async function undo(visit: Visit, form: SubmittedForm) {
  const values = readFields(form, { reason: reasonField })
  if (!values.ok) return values
  const given = { session: visit.params.session, id: form.item, reason: values.value.reason }
  const done = await undoPaperList(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'import_undone') : done
}

type StartProps = { readonly visit: Visit; readonly lists: readonly EnteredPaper[] }

function Start({ visit, lists }: StartProps): Child {
  const { language } = visit
  const say = texts[language]
  const form = visit.form('match')
  return (
    <>
      <p class="lead">{say.lead}</p>
      <Form form={form} hasFiles isGuarded>
        <Fields form={form} fields={fields} />
        <Buttons submit={say.match} />
      </Form>
      {lists.length > 0 && (
        <section>
          <h2>{say.lists}</h2>
          <ul class="pass-list">
            {lists.map(({ id, enteredAt, people, heads, isUndone }) => (
              <li>
                <p>
                  {formatMoment(enteredAt, language)} {say.counts(people, heads)}{' '}
                  {isUndone && <StatusTag label={say.undone} tone="over" />}
                </p>
                {!isUndone && <UndoForm visit={visit} id={id} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function UndoForm({ visit, id }: { readonly visit: Visit; readonly id: string }): Child {
  const form = visit.form('undo', id)
  const say = texts[visit.language]
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{say.undo}</summary>
      <Form form={form}>
        <FieldOf form={form} name="reason" field={reasonField} />
        <Buttons submit={say.undo} />
      </Form>
    </details>
  )
}

type FoundProps = {
  readonly visit: Visit
  readonly matches: readonly AttendanceMatch[]
  readonly people: Parameters<typeof FoundLine>[0]['people']
}

/** What every line was found to be. Nothing has been entered yet. */
function Found({ visit, matches, people }: FoundProps): Child {
  const { language } = visit
  const say = texts[language]
  const form = visit.form('enter')
  return (
    <>
      <p class="lead">{say.foundLead}</p>
      <Form form={form}>
        <ul class="paper-lines">
          {matches.map((each) => (
            <FoundLine match={each} people={people} language={language} />
          ))}
        </ul>
        <FieldOf form={form} name="heads" field={headsField} />
        <Buttons submit={say.enter} cancel={{ href: visit.here, label: say.again }} />
      </Form>
    </>
  )
}

function Entered({ visit, outcome }: { readonly visit: Visit; readonly outcome: PaperEntered }) {
  const { language } = visit
  const say = texts[language]
  const { checkedIn, walkedIn, heads, faults } = outcome
  return (
    <>
      <p class="lead" role="status">
        {say.entered(checkedIn + walkedIn, heads)}
      </p>
      <RowFaults faults={faults} language={language} />
      <p>
        <a href={visit.here}>{say.back}</a>
      </p>
    </>
  )
}

const nobodyChosen = refuse(
  'nobody_named',
  '記録する人が選ばれていません。もう一度、名簿を入力してください。',
  'Nobody was chosen. Enter the list once more.',
)

const tooManyRows = refuse(
  'too_many_lines',
  '行が多すぎます（4,000行まで）。分けて入力してください。',
  'There are too many lines: up to 4,000. Enter them in parts.',
)

const texts = {
  ja: {
    title: '紙の名簿から入力する',
    lead: '紙の名簿で来場した人を書き写してください。予約と照らし合わせ、1行ずつ確かめてから記録します。',
    match: '予約と照らし合わせる',
    lists: 'これまでに入力した名簿',
    counts: (people: number, heads: number) =>
      `${people}人${heads > 0 ? `と人数のみ${heads}人` : ''}`,
    undone: '取り消し済み',
    undo: 'この名簿を取り消す',
    foundLead: 'まだ記録していません。だれのことかを確かめてから記録してください。',
    enter: '来場を記録する',
    again: '入力し直す',
    entered: (people: number, heads: number) =>
      `${people}人${heads > 0 ? `と人数のみ${heads}人` : ''}を記録しました。次の行は記録できませんでした。`,
    back: '名簿の入力に戻る',
  },
  en: {
    title: 'Enter a list on paper',
    lead: 'Copy from paper who came. Every line is held against the reservations before it is recorded.',
    match: 'Hold it against the reservations',
    lists: 'Lists that were entered',
    counts: (people: number, heads: number) =>
      `${people} people${heads > 0 ? `, and ${heads} without a name` : ''}`,
    undone: 'Taken back',
    undo: 'Take this list back',
    foundLead: 'Nothing has been recorded yet. See whom each line is about first.',
    enter: 'Record who came',
    again: 'Enter it again',
    entered: (people: number, heads: number) =>
      `Recorded: ${people} people and ${heads} without a name. These lines could not be recorded:`,
    back: 'Back to the lists',
  },
} as const

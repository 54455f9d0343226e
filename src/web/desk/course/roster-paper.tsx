/**
 * A paper list that was ticked by hand, typed in or pasted: held against the roster, then recorded.
 */
import type { Child } from 'hono/jsx'
import { markAttendance } from '../../../commands/course/attendance.ts'
import {
  type AttendanceMatch,
  type AttendanceRow,
  matchAttendance,
} from '../../../domain/delivery/attendance-list.ts'
import { type Channel, channels } from '../../../domain/delivery/offering.ts'
import { parseTicketCode } from '../../../domain/delivery/ticket.ts'
import { refuse } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { choiceField, longTextField } from '../../form/fields.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { formatSpan } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { nameOf } from './learner-name.tsx'
import { openRoster, type Roster } from './open-roster.ts'

type Visit = PersonalVisit<'rosterPaper'>

/** The page. */
export const rosterPaperPage: PersonalPage<'rosterPaper'> = {
  for: 'signed-in',
  show: async (visit) => {
    const read = await readRoster(visit)
    if (!read.ok) return read
    return showPaper(visit, read.value, <TypedForm visit={visit} roster={read.value} />)
  },
  acts: {
    match: async (visit, form) => {
      const values = readFields(form, fields)
      if (!values.ok) return values
      const read = await readRoster(visit)
      if (!read.ok) return read
      const { people } = read.value
      const expected = people.map(({ application, code, name, kana }) => {
        return { application, number: code, name, reading: kana }
      })
      const matches = matchAttendance(rowsOf(values.value.lines), expected)
      const channel = values.value.channel as Channel
      const found = <FoundForm {...{ visit, roster: read.value, matches, channel }} />
      return showPaper(visit, read.value, found)
    },
    record: async (visit, form) => {
      const chosen = form.entries.flatMap(([name, value]) =>
        name.startsWith('row.') && value !== '' ? [value] : [],
      )
      if (chosen.length === 0) return nobodyChosen
      const { session } = visit.params
      const channel = form.text('channel') === 'online' ? 'online' : 'in-person'
      const asked = { session, applications: [...new Set(chosen)], channel } as const
      const done = await markAttendance(contextOf(visit, form), asked)
      const isDone = done.ok || done.refusal.code === 'done_already'
      return isDone ? moved(visit.to.roster({ session }), 'attendance_recorded') : done
    },
  },
}

const readRoster = (visit: Visit) =>
  inBooks(visit, (books) => openRoster(books, visit, visit.params.session))

function showPaper(visit: Visit, { course, session }: Roster, body: Child) {
  const { language, to } = visit
  return showInOffering(visit, {
    offering: course.offering,
    tab: 'courseAttendance',
    title: texts[language].title,
    between: [{ name: formatSpan(session, language), href: to.roster({ session: session.id }) }],
    body,
  })
}

const fields = {
  lines: longTextField({
    label: { ja: '出席した人', en: 'Who came' },
    hint: {
      ja: '1行に1人、番号か氏名を書いてください。番号・氏名・フリガナを、読点かコンマで区切って並べても構いません。表計算ソフトから貼り付けることもできます。',
      en: 'One a line: a number or a name. Number, name and reading may stand beside each other, with commas between. Cells can be pasted.',
    },
    required: true,
    longest: 40_000,
    rows: 12,
  }),
  channel: choiceField({
    label: { ja: '参加の方法', en: 'How they took part' },
    required: true,
    choices: (['in-person', 'online'] as const).map((value) => ({ value, label: channels[value] })),
  }),
}

/** A line is a number, a name and a reading, in any order that the number comes in. */
function rowsOf(text: string): readonly AttendanceRow[] {
  return text.split('\n').flatMap((typed, index) => {
    if (typed.trim() === '') return []
    const cells = typed.split(/[\t,、，]/).map((cell) => cell.trim())
    const number = cells.find((cell) => parseTicketCode(cell).ok) ?? ''
    const [name = '', reading = ''] = cells.filter((cell) => cell !== '' && cell !== number)
    return [{ line: index + 1, number, name, reading }]
  })
}

type FormProps = { readonly visit: Visit; readonly roster: Roster }

function TypedForm({ visit, roster }: FormProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const form = visit.form('match')
  return (
    <>
      <p class="lead">{say.lead}</p>
      <Form form={form} isGuarded>
        <Fields form={form} fields={fields} values={{ channel: 'in-person' }} />
        <Buttons
          submit={say.match}
          cancel={{ href: to.roster({ session: roster.session.id }), label: say.back }}
        />
      </Form>
    </>
  )
}

type FoundProps = FormProps & {
  readonly matches: readonly AttendanceMatch[]
  readonly channel: Channel
}

/** What every line was found to be. Nothing has been recorded yet. */
function FoundForm({ visit, roster, matches, channel }: FoundProps): Child {
  const { language } = visit
  const say = texts[language]
  const form = visit.form('record')
  return (
    <>
      <p class="lead">{say.foundLead}</p>
      <Form form={form}>
        <input type="hidden" name="channel" value={channel} />
        <ul class="paper-lines">
          {matches.map((match) => (
            <li>
              <p>
                {say.line(match.row.line)} <strong>{wordsOf(match.row)}</strong>
              </p>
              <Finding match={match} roster={roster} visit={visit} />
              {match.note && <p class="hint">{match.note[language]}</p>}
            </li>
          ))}
        </ul>
        <Buttons submit={say.record} cancel={{ href: visit.here, label: say.again }} />
      </Form>
    </>
  )
}

const wordsOf = ({ number, name, reading }: AttendanceRow): string =>
  [number, name, reading].filter(Boolean).join('　')

type FindingProps = FormProps & { readonly match: AttendanceMatch }

function Finding({ visit, roster, match }: FindingProps): Child {
  const { language } = visit
  const { finding, row } = match
  const say = texts[language]
  switch (finding.found) {
    case 'matched':
      return <Choice {...{ visit, roster, row }} applications={[finding.application]} isSure />
    case 'proposed':
      return (
        <Choice
          {...{ visit, roster, row }}
          applications={finding.candidates.map(({ application }) => application)}
          isSure={finding.candidates.length === 1}
        />
      )
    case 'walk-in':
      return <p>{say.notOnList}</p>
    case 'repeated':
      return <p>{say.repeated(finding.line)}</p>
    case 'unreadable':
      break
  }
  return <p>{finding.refusal.message[language]}</p>
}

type ChoiceProps = FormProps & {
  readonly row: AttendanceRow
  readonly applications: readonly string[]
  /** Chosen beforehand. */
  readonly isSure: boolean
}

/** Whom the line is about: the desk decides. */
function Choice({ visit, roster, row, applications, isSure }: ChoiceProps): Child {
  const { language } = visit
  const say = texts[language]
  const name = `row.${row.line}`
  const people = applications.flatMap((application) => {
    const person = roster.people.find((each) => each.application === application)
    return person ? [person] : []
  })
  return (
    <fieldset class="paper-choice">
      <legend class="for-readers">{say.line(row.line)}</legend>
      {people.map((person, index) => (
        <label>
          <input
            type="radio"
            name={name}
            value={person.application}
            checked={isSure && index === 0}
          />{' '}
          {[nameOf(person, language), person.kana].filter(Boolean).join('　')}
          {person.attended !== null && `（${say.marked}）`}
        </label>
      ))}
      <label>
        <input type="radio" name={name} value="" checked={!isSure} /> {say.nobody}
      </label>
    </fieldset>
  )
}

const nobodyChosen = refuse(
  'nobody_named',
  '出席にする人が選ばれていません。もう一度、名簿を入力してください。',
  'Nobody was chosen. Enter the list once more.',
)

const texts = {
  ja: {
    title: '紙の出席簿から記録する',
    lead: '紙の出席簿で出席した人を書き写してください。名簿と照らし合わせてから記録します。',
    match: '名簿と照らし合わせる',
    back: '名簿に戻る',
    foundLead: 'まだ記録していません。だれのことかを確かめてから記録してください。',
    line: (line: number) => `${line}行目`,
    notOnList: '名簿にいません。記録されません。名前の書き方を確かめてください。',
    repeated: (line: number) => `${line}行目と同じ人です。`,
    nobody: 'この行は記録しない',
    marked: '記録済み',
    record: '出席を記録する',
    again: '入力し直す',
  },
  en: {
    title: 'Enter a paper list',
    lead: 'Copy from paper who came. The list is held against the roster before it is recorded.',
    match: 'Hold it against the roster',
    back: 'Back to the roster',
    foundLead: 'Nothing has been recorded yet. See whom each line is about, then record it.',
    line: (line: number) => `Line ${line}`,
    notOnList: 'Not on the roster, and not recorded. Check how the name is written.',
    repeated: (line: number) => `The same person as in line ${line}.`,
    nobody: 'Do not record this line',
    marked: 'marked already',
    record: 'Record the attendance',
    again: 'Enter it again',
  },
} as const

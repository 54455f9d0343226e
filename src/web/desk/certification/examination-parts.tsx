/** The consultation and the committee of a certification. */
import type { Child } from 'hono/jsx'
import { certificationRights } from '../../../commands/certification/rights.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { meetingResults } from '../../../domain/delivery/certification/meeting.ts'
import { formatDate } from '../../../kit/calendar.ts'
import type { Meeting } from '../../../store/certification-file.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import { actorName } from '../actor-names.ts'
import type { PartProps } from './examination-read.ts'
import { meetingFields, noteFields } from './examination-fields.ts'

/** What was talked over, day by day. */
export function NotesPart({ visit, read }: PartProps): Child {
  const { language, visitor } = visit
  const say = texts[language]
  const { notes, offering, names } = read
  const may = mayWith(visitor.actor, certificationRights.note, offering)
  const form = visit.form('note')
  return (
    <section>
      <h2>{say.notes}</h2>
      {notes.length === 0 && <p>{say.noNotes}</p>}
      {notes.length > 0 && (
        <SummaryList
          lines={notes.map(({ on, body, author }) => ({
            name: formatDate(on, language),
            value: (
              <>
                {body === null ? say.erased : <span class="lines">{body}</span>}
                <span class="under">{actorName(author, names, language)}</span>
              </>
            ),
          }))}
        />
      )}
      {may.ok && (
        <details class="more" open={form.isShownAgain}>
          <summary>{say.addNote}</summary>
          <Form form={form} isGuarded>
            <Fields form={form} fields={noteFields} />
            <Buttons submit={say.keepNote} />
          </Form>
        </details>
      )}
    </section>
  )
}

/** What committees said. */
export function CommitteePart({ visit, read }: PartProps): Child {
  const { language, visitor } = visit
  const say = texts[language]
  const { meetings, offering, application } = read
  const may = mayWith(visitor.actor, certificationRights.meet, offering)
  const form = visit.form('committee')
  const isWaiting = committeeStates.has(application.state)
  if (meetings.length === 0 && !isWaiting) return null
  return (
    <section>
      <h2>{say.committee}</h2>
      {meetings.map((meeting) => (
        <SummaryList lines={meetingLines(meeting, { visit, read })} />
      ))}
      {meetings.length === 0 && <p>{say.noMeeting}</p>}
      {may.ok && isWaiting && (
        <details class="more" open={form.isShownAgain}>
          <summary>{say.addMeeting}</summary>
          <Form form={form} isGuarded hasFiles>
            <Fields form={form} fields={meetingFields} />
            <Buttons submit={say.keepMeeting} />
          </Form>
        </details>
      )}
    </section>
  )
}

const committeeStates: ReadonlySet<string> = new Set(['examined', 'completing', 'renewing'])

function meetingLines(meeting: Meeting, { visit, read }: PartProps): readonly SummaryLine[] {
  const { language, to } = visit
  const say = texts[language]
  const { heldOn, result, members, conditions, minutes, fileName, recordedBy } = meeting
  const line = (name: string, value: string | null) =>
    value === null ? [] : [{ name, value: <span class="lines">{value}</span> }]
  const place = { application: read.application.id, meeting: meeting.id }
  return [
    { name: say.heldOn, value: formatDate(heldOn, language) },
    { name: say.result, value: meetingResults[result][language] },
    ...line(say.members, members ?? say.erased),
    ...line(say.conditions, conditions),
    ...line(say.minutes, minutes),
    ...(fileName === null
      ? []
      : [{ name: say.file, value: <a href={to.certificationMinutes(place)}>{fileName}</a> }]),
    { name: say.recordedBy, value: actorName(recordedBy, read.names, language) },
  ]
}

const texts = {
  ja: {
    notes: '事前相談',
    noNotes: '相談の記録は、まだありません。',
    addNote: '相談を記録する',
    keepNote: '相談を記録する',
    erased: '（消去されました）',
    committee: '審査会',
    noMeeting: '審査会の記録は、まだありません。',
    addMeeting: '審査会の結果を記録する',
    keepMeeting: '審査会の結果を記録する',
    heldOn: '開催日',
    result: '結果',
    members: '出席した委員',
    conditions: '付された条件',
    minutes: '議事の要旨',
    file: '議事録',
    recordedBy: '記録した人',
  },
  en: {
    notes: 'Consultation',
    noNotes: 'No consultation is on record yet.',
    addNote: 'Note a consultation',
    keepNote: 'Keep this note',
    erased: '(erased)',
    committee: 'Committee',
    noMeeting: 'No committee is on record yet.',
    addMeeting: 'Record a committee',
    keepMeeting: 'Record this committee',
    heldOn: 'Day',
    result: 'Result',
    members: 'Present',
    conditions: 'Conditions',
    minutes: 'Minutes',
    file: 'Minutes as a file',
    recordedBy: 'Recorded by',
  },
} as const

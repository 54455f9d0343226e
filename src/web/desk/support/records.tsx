/** What was done in a support: contacts, visits, hirings, each to be taken back by itself. */
import type { Child } from 'hono/jsx'
import {
  contactWays,
  recordSorts,
  type SupportRecord,
} from '../../../domain/delivery/support/record.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { mayRecord } from './open-desk-support.ts'
import { reasonFields } from './support-fields.ts'
import type { PartProps } from './part-props.ts'
import { agencyName } from './words.ts'

/** The records, the newest first. */
export function Records({ visit, read }: PartProps): Child {
  const say = texts[visit.language]
  return (
    <section>
      <h2>{say.title}</h2>
      {read.records.length === 0 ? (
        <p class="hint">{say.nothing}</p>
      ) : (
        <ol class="thread">
          {read.records.map((record) => (
            <OneRecord visit={visit} read={read} record={record} />
          ))}
        </ol>
      )}
    </section>
  )
}

type RecordProps = PartProps & { readonly record: SupportRecord }

/** What a record is, in words: "Visit", "Contact (telephone)", "Hired: 2". */
export function recordName(record: SupportRecord, language: 'ja' | 'en'): string {
  const { sort, way, persons } = record
  const name = recordSorts[sort][language]
  if (persons !== null) return texts[language].hired(name, persons)
  return way === null || way === sort ? name : texts[language].way(name, contactWays[way][language])
}

function OneRecord({ visit, read, record }: RecordProps): Child {
  const { language } = visit
  const say = texts[language]
  const { words, author, act, agency } = record
  const form = visit.form('undo-record', record.id)
  const about = `${formatDate(record.happenedOn, language)} ${recordName(record, language)}`
  const isTheirs = read.runs || (agency !== null && read.own.includes(agency))
  const may = isTheirs && mayRecord(visit, read).ok
  const lines = words
    ? ([
        [say.ours, words.ours],
        [say.theirs, words.theirs],
      ] as const)
    : []
  return (
    <li class="note">
      <p class="thread-by">
        <strong>{about}</strong> {agencyName(agency, read.agencies, language)}{' '}
        {act === 'sound-out' && <StatusTag label={say.uncounted} tone="over" />}
      </p>
      {lines.map(([name, value]) => value !== '' && <p class="text">{`${name}${value}`}</p>)}
      {words && words.said !== '' && <p class="text">{words.said}</p>}
      {words && words.minutes !== '' && (
        <details class="more">
          <summary>{say.minutes}</summary>
          <p class="text">{words.minutes}</p>
        </details>
      )}
      {author !== null && <p class="under">{say.by(read.authors.get(author) ?? say.gone)}</p>}
      {may && (
        <details class="more" open={form.isShownAgain}>
          <summary>
            {say.undo}
            <span class="for-readers"> {about}</span>
          </summary>
          <p class="hint">{record.sort === 'hired' ? say.undoHired : say.undoHint}</p>
          <Form form={form}>
            <Fields form={form} fields={reasonFields} />
            <Buttons submit={say.undo} />
          </Form>
        </details>
      )}
    </li>
  )
}

const texts = {
  ja: {
    title: '対応の記録',
    nothing: 'まだ記録がありません。訪問や連絡をしたら「対応を記録する」から記録してください。',
    ours: '対応した人：',
    theirs: '相手：',
    minutes: '議事録',
    by: (name: string) => `入力：${name}`,
    gone: '（退職など）',
    uncounted: '実績に数えません',
    undo: 'この記録を取り消す',
    undoHint: '記録と、それによる実績を取り消します。',
    undoHired: '採用の記録と、定着の確認も取り消します。',
    hired: (name: string, persons: number) => `${name}（${persons}人）`,
    way: (name: string, way: string) => `${name}（${way}）`,
  },
  en: {
    title: 'What was done',
    nothing: 'There are no records yet. After a visit or a contact, record it.',
    ours: 'Who went: ',
    theirs: 'Whom they met: ',
    minutes: 'Minutes',
    by: (name: string) => `Entered by ${name}`,
    gone: '(has left)',
    uncounted: 'Does not count',
    undo: 'Take this record back',
    undoHint: 'The record goes, and what was counted by it.',
    undoHired: 'The hiring goes, and what was answered about whether the jobs have held.',
    hired: (name: string, persons: number) => `${name}: ${persons}`,
    way: (name: string, way: string) => `${name} (${way})`,
  },
} as const

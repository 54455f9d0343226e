/** What was written and noted, and the fields to go on: for counsellors of the programme alone. */
import type { Child } from 'hono/jsx'
import { type ConsultationText, longestText } from '../../../domain/delivery/consultation/text.ts'
import type { AnyVisit } from '../../personal.ts'
import { TextArea } from '../../ui/form/controls.tsx'
import { CheckField } from '../../ui/form/controls.tsx'
import { Buttons, Form } from '../../ui/form/form.tsx'
import { formatMoment } from '../../ui/when.ts'
import type { PartProps } from './about.tsx'

type RecordProps = PartProps & { readonly written: readonly ConsultationText[] }

/** The texts, the form for an answer, the form for the record. */
export function Record({ visit, read, written }: RecordProps): Child {
  const { language } = visit
  const say = words[language]
  const { state } = read.application
  return (
    <>
      <section>
        <h2>{say.texts}</h2>
        {written.length === 0 ? (
          <p class="hint">{say.nothing}</p>
        ) : (
          <ol class="thread">
            {written.map((text) => (
              <li class={text.sort}>
                <p class="thread-by">
                  {byWhom(text, { visit, read })} {formatMoment(text.writtenAt, language)}
                </p>
                <p class="text">{text.body}</p>
              </li>
            ))}
          </ol>
        )}
      </section>
      {answerable.has(state) && <AnswerForm visit={visit} isHeld={state === 'held'} />}
      {state !== 'cancelled' && <NoteForm visit={visit} />}
    </>
  )
}

const answerable: ReadonlySet<string> = new Set(['requested', 'booked', 'held'])

function byWhom({ sort, author }: ConsultationText, { visit, read }: PartProps): string {
  const say = words[visit.language]
  if (author === null) return read.detail?.name ?? say.person
  const name = read.counsellors.get(author) ?? say.counsellor
  return sort === 'note' ? say.noteBy(name) : say.answerBy(name)
}

function AnswerForm({ visit, isHeld }: AnswerFormProps): Child {
  const say = words[visit.language]
  const form = visit.form('answer')
  return (
    <section>
      <h2>{say.answer}</h2>
      <Form form={form} isGuarded>
        <TextArea
          form={form}
          name="text"
          label={say.answerText}
          hint={say.answerHint(longestText)}
          rows={8}
          required
        />
        {!isHeld && (
          <CheckField form={form} name="holds" label={say.count} text={say.holds} isTicked />
        )}
        <Buttons submit={say.send} />
      </Form>
    </section>
  )
}

type AnswerFormProps = { readonly visit: AnyVisit; readonly isHeld: boolean }

function NoteForm({ visit }: { readonly visit: AnyVisit }): Child {
  const say = words[visit.language]
  const form = visit.form('note')
  return (
    <section>
      <h2>{say.note}</h2>
      <Form form={form} isGuarded>
        <TextArea
          form={form}
          name="text"
          label={say.noteText}
          hint={say.noteHint}
          rows={5}
          required
        />
        <Buttons submit={say.keep} />
      </Form>
    </section>
  )
}

const words = {
  ja: {
    texts: 'やりとりと相談記録',
    nothing: 'まだ何も書かれていません。',
    person: '相談した方',
    counsellor: '相談員',
    answerBy: (name: string) => `${name}（返信）`,
    noteBy: (name: string) => `${name}（相談記録・相談員だけに見えます）`,
    answer: '返信する',
    answerText: '返信の文章',
    answerHint: (most: number) =>
      `${most.toLocaleString('ja-JP')}文字まで。メールには「返信があった」ことだけが載ります。`,
    count: '実績',
    holds: 'この返信で、相談1件として数える（相談済みにする）',
    send: '送る',
    note: '相談記録を書く',
    noteText: '相談記録',
    noteHint: '相談員だけが読みます。相談した方にも見えません。',
    keep: '記録する',
  },
  en: {
    texts: 'Messages and records',
    nothing: 'Nothing has been written yet.',
    person: 'The person',
    counsellor: 'Counsellor',
    answerBy: (name: string) => `${name} (answer)`,
    noteBy: (name: string) => `${name} (record, seen by counsellors only)`,
    answer: 'Answer',
    answerText: 'Your answer',
    answerHint: (most: number) =>
      `Up to ${most.toLocaleString('en-GB')} characters. The mail only says there is an answer.`,
    count: 'Figures',
    holds: 'Count this as one consultation (mark as held)',
    send: 'Send',
    note: 'Write the record',
    noteText: 'Record',
    noteHint: 'Only counsellors read it; the person does not.',
    keep: 'Keep',
  },
} as const

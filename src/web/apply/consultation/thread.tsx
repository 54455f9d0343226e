/** A consultation as the person sees it: what was written, and a field to go on. */
import type { Child } from 'hono/jsx'
import { findHeld, type Holder } from '../../../commands/consultation/person.ts'
import type { Application } from '../../../domain/delivery/application.ts'
import type { ConsultationText } from '../../../domain/delivery/consultation/text.ts'
import { longestText } from '../../../domain/delivery/consultation/text.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { present } from '../../../kit/check.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { listTexts } from '../../../store/consultation-text.ts'
import { withAuthority } from '../../../store/database.ts'
import { findOffering } from '../../../store/offering.ts'
import type { AnyVisit } from '../../personal.ts'
import { TextArea } from '../../ui/form/controls.tsx'
import { Buttons, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment } from '../../ui/when.ts'
import { toneOf } from '../standing.ts'
import { Urgent } from './urgent.tsx'

/** A consultation with what was written to and by the person. */
export type ThreadRead = {
  readonly application: Application
  readonly offering: Offering
  readonly texts: readonly ConsultationText[]
}

/** Reads it for whoever holds it. Records of counsellors are never read here. */
export function readThread(
  { services }: Pick<AnyVisit, 'services'>,
  holder: Holder,
): Promise<Result<ThreadRead>> {
  return withAuthority(services.database, services.authority, async (books) => {
    const held = await findHeld(books, holder)
    if (!held.ok) return held
    const application = held.value
    const offering = present(await findOffering(books, application.offering), 'its offering')
    const texts = await listTexts(books, application.id, ['message', 'answer'])
    return ok({ application, offering, texts })
  })
}

/** States in which the person may write. */
const open: ReadonlySet<string> = new Set(['requested', 'booked', 'held', 'closed'])

/** The thread, its newest text last, with the form below it. */
export function Thread({ visit, read }: ThreadProps): Child {
  const { language } = visit
  const { application, offering, texts } = read
  const say = words[language]
  const definition = stateIn('consultation', application.state)
  const form = visit.form('write')
  const isUnanswered = application.state === 'requested' && !texts.some(isAnswer)
  return (
    <>
      <p class="tags">
        <StatusTag label={definition.label[language]} tone={toneOf(application)} />{' '}
        {say.number(formatTicketCode(application.number as TicketCode))}
      </p>
      <Urgent offering={offering} language={language} />
      {texts.length === 0 ? <p class="hint">{say.nothing}</p> : <Texts {...{ texts, language }} />}
      {open.has(application.state) ? (
        <section>
          <h2>{say.go}</h2>
          {application.state === 'closed' && <p>{definition.next[language]}</p>}
          <Form form={form} isGuarded>
            <TextArea
              form={form}
              name="text"
              label={say.message}
              hint={say.hint(longestText)}
              rows={6}
              required
            />
            <Buttons submit={say.send} />
          </Form>
        </section>
      ) : (
        <p class="hint">{definition.next[language]}</p>
      )}
      {isUnanswered && application.session === null && <Withdraw visit={visit} />}
    </>
  )
}

type ThreadProps = { readonly visit: AnyVisit; readonly read: ThreadRead }

const isAnswer = ({ sort }: ConsultationText): boolean => sort === 'answer'

/** What was written, the oldest first. */
function Texts({ texts, language }: TextsProps): Child {
  const say = words[language]
  return (
    <ol class="thread">
      {texts.map((text) => (
        <li class={text.sort}>
          <p class="thread-by">
            {isAnswer(text) ? say.counsellor : say.you} {formatMoment(text.writtenAt, language)}
          </p>
          <p class="text">{text.body}</p>
        </li>
      ))}
    </ol>
  )
}

type TextsProps = { readonly texts: readonly ConsultationText[]; readonly language: Language }

function Withdraw({ visit }: Pick<ThreadProps, 'visit'>): Child {
  const say = words[visit.language]
  const form = visit.form('withdraw')
  return (
    <details class="more">
      <summary>{say.withdraw}</summary>
      <p>{say.withdrawHint}</p>
      <Form form={form}>
        <div class="buttons">
          <button type="submit" class="danger">
            {say.withdraw}
          </button>
        </div>
      </Form>
    </details>
  )
}

const words = {
  ja: {
    number: (code: string) => `申込番号 ${code}`,
    nothing: 'まだやりとりはありません。',
    you: 'あなた',
    counsellor: '相談員',
    go: '続きを書く',
    message: 'メッセージ',
    hint: (most: number) => `${most.toLocaleString('ja-JP')}文字まで。相談員だけが読みます。`,
    send: '送る',
    withdraw: '相談を取り下げる',
    withdrawHint: 'まだ返事のない相談を取り下げます。',
  },
  en: {
    number: (code: string) => `Application number ${code}`,
    nothing: 'Nothing has been written yet.',
    you: 'You',
    counsellor: 'Counsellor',
    go: 'Write more',
    message: 'Message',
    hint: (most: number) =>
      `Up to ${most.toLocaleString('en-GB')} characters. Only counsellors read it.`,
    send: 'Send',
    withdraw: 'Take the question back',
    withdrawHint: 'Nobody has answered yet: you may take it back.',
  },
} as const

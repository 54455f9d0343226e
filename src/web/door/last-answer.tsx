/** What became of the last scan, to be read from a step away; with the way to take it back. */
import type { Child } from 'hono/jsx'
import type { ScanReport } from '../../commands/gathering/scan.ts'
import { formatTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import type { Language } from '../../kit/bilingual.ts'
import { ok } from '../../kit/result.ts'
import type { AnyVisit } from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { type AnswerTone, answerTones, headlineOf } from './answer-words.ts'

/** What is shown: a report of a scan, or somebody who was let in by name. */
export type LastAnswerProps = {
  readonly visit: AnyVisit
  readonly report: ScanReport | null
  /** The number of somebody who was let in by name. */
  readonly letIn: { readonly number: string } | null
}

/** The answer; empty, for scripts to fill, where there is none yet. */
export function LastAnswer({ visit, report, letIn }: LastAnswerProps): Child {
  const { language } = visit
  if (letIn !== null) return <LetIn visit={visit} letIn={letIn} />
  if (report === null) return <Panel tone={null} language={language} />
  const { answer, scan, initials } = report
  const say = texts[language]
  const undone = undoing(report)
  return (
    <Panel
      tone={answerTones[answer.outcome]}
      language={language}
      headline={headlineOf(answer)[language]}
      message={answer.message[language]}
      who={initials === null ? null : say.initials(initials)}
    >
      {undone && (
        <ActButton
          form={visit.form(undone.act, undone.item)}
          label={say.undo}
          allowed={ok(undefined)}
          look="secondary"
          values={{ entry: scan.entry }}
        />
      )}
    </Panel>
  )
}

/** What can be taken back of a scan; null where it let nobody in. */
function undoing({ answer, scan }: ScanReport): { act: string; item: string } | null {
  if (answer.outcome === 'anonymous') return { act: 'undoHeads', item: scan.entry }
  if (answer.outcome !== 'checked-in' || scan.application === null) return null
  return { act: 'undo', item: scan.application }
}

function LetIn({ visit, letIn }: { readonly visit: AnyVisit } & Pick<LastAnswerProps, 'letIn'>) {
  if (letIn === null) return null
  const { language } = visit
  const say = texts[language]
  const number = formatTicketCode(letIn.number as TicketCode)
  return (
    <Panel tone="good" language={language} headline={say.letIn} message={say.number} who={number} />
  )
}

type PanelProps = {
  readonly tone: AnswerTone | null
  readonly language: Language
  readonly headline?: string
  readonly message?: string
  readonly who?: string | null
  readonly children?: Child
}

function Panel({ tone, language, headline, message, who, children }: PanelProps): Child {
  return (
    <section
      class={`door-answer ${tone ?? 'none'}`}
      aria-label={texts[language].label}
      aria-live="assertive"
      data-answer
    >
      <p class="door-headline" data-headline>
        {headline ?? texts[language].ready}
      </p>
      <p class="door-who" data-who>
        {who ?? ''}
      </p>
      <p class="door-message" data-message>
        {message ?? ''}
      </p>
      <div data-undo>{children}</div>
    </section>
  )
}

const texts = {
  ja: {
    label: '受付の結果',
    ready: '入場券を読み取るか、番号を入力してください',
    initials: (initials: string) => `フリガナの頭文字：${initials}`,
    undo: 'この受付を取り消す',
    letIn: '受付しました',
    number:
      '面接の整理番号を取るときは、この番号を使います。入力を間違えたときは、窓口に伝えてください。',
  },
  en: {
    label: 'What became of it',
    ready: 'Scan a ticket or enter its number',
    initials: (initials: string) => `Initials of the reading: ${initials}`,
    undo: 'Take this check-in back',
    letIn: 'Checked in',
    number: 'This number serves to queue for interviews. Tell the desk where it was a mistake.',
  },
} as const

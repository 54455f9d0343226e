/** What would come of a list of results: shown before anything is written. */
import type { Child } from 'hono/jsx'
import type { ResultsTold } from '../../../commands/gathering/result.ts'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { RowFaults, type SentSheet, TakeInForm } from '../course/sheet-form.tsx'
import type { InterviewsVisit } from './interviews-body.tsx'

/** The trial, with the button that takes the file in. */
export function TriedSheet({ visit, outcome, faults, sheet }: TriedSheetProps): Child {
  const { language } = visit
  const say = texts[language]
  const { hired, notHired, reopened, unchanged } = outcome
  const changes = hired + notHired + reopened
  return (
    <>
      <p class="lead">{changes > 0 ? say.lead : say.nothing}</p>
      <SummaryList
        lines={[
          { name: say.hired, value: String(hired) },
          { name: say.notHired, value: String(notHired) },
          { name: say.reopened, value: String(reopened) },
          { name: say.unchanged, value: String(unchanged) },
        ]}
      />
      <RowFaults faults={faults} language={language} />
      {changes > 0 && (
        <TakeInForm
          form={visit.form('import')}
          sheet={sheet}
          submit={say.takeIn}
          back={{ href: visit.here, label: say.back }}
        />
      )}
    </>
  )
}

type TriedSheetProps = {
  readonly visit: InterviewsVisit
  readonly outcome: ResultsTold
  readonly faults: readonly RowFault[]
  readonly sheet: SentSheet
}

const texts = {
  ja: {
    lead: 'まだ取り込んでいません。内容を確かめてから、取り込んでください。',
    nothing: '取り込むものがありません。',
    hired: '採用にする',
    notHired: '不採用にする',
    reopened: '未定に戻す',
    unchanged: '変わらない',
    takeIn: '取り込む',
    back: 'やめる',
  },
  en: {
    lead: 'Nothing has been taken in yet. Look it over first.',
    nothing: 'There is nothing to take in.',
    hired: 'Hired',
    notHired: 'Not hired',
    reopened: 'Back to not known',
    unchanged: 'Unchanged',
    takeIn: 'Take it in',
    back: 'Leave it',
  },
} as const

/** Telling what came of interviews: for each one hired, not hired, or not known yet. */
import type { Child } from 'hono/jsx'
import type { InterviewOutcome, ToldResult } from '../../commands/gathering/result.ts'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { parseCalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { timeOfDay } from '../../kit/time-of-day.ts'
import type { InterviewResult } from '../../store/interview.ts'
import {
  type FieldFault,
  type FormRefusal,
  refuseFields,
  type SubmittedForm,
} from '../form/submitted.ts'
import type { FormView } from '../form/view.ts'
import { DateField, RadioGroup } from '../ui/form/controls.tsx'
import { Buttons, Form } from '../ui/form/form.tsx'

/** The outcomes in words, the one that is not known yet first. */
export const outcomeWords: Readonly<Record<InterviewOutcome, Bilingual>> = {
  open: { ja: '未定', en: 'Not known yet' },
  hired: { ja: '採用', en: 'Hired' },
  'not-hired': { ja: '不採用', en: 'Not hired' },
}

/** How an interview stands, as an outcome. */
export function outcomeOf({ state }: InterviewResult): InterviewOutcome {
  return state === 'hired' || state === 'not-hired' ? state : 'open'
}

/** What was told with the form, of those interviews that it showed. */
export function readResults(
  form: SubmittedForm,
  results: readonly InterviewResult[],
): Result<readonly ToldResult[], FormRefusal> {
  const faults: FieldFault[] = []
  const told = results.flatMap(({ id }): readonly ToldResult[] => {
    const given = form.text(`outcome.${id}`)
    if (given !== 'open' && given !== 'hired' && given !== 'not-hired') return []
    const typed = form.text(`on.${id}`).trim()
    const day = typed === '' ? ok(null) : parseCalendarDate(typed)
    if (!day.ok) faults.push({ field: `on.${id}`, message: day.refusal.message })
    const decidedOn = day.ok && given === 'hired' ? day.value : null
    return [{ interview: id, outcome: given, decidedOn }]
  })
  if (faults.length > 0) return refuseFields(faults)
  return told.length === 0 ? nothingTold : ok(told)
}

const nothingTold = refuse(
  'no_results_given',
  '結果を知らせる面接が選ばれていません。',
  'No result was given.',
)

/** The form; `withBooth` where interviews of several companies stand in it. */
export function ResultForm({ form, results, withBooth = false }: ResultFormProps): Child {
  const { language } = form
  const say = texts[language]
  return (
    <Form form={form} isGuarded>
      <ul class="result-list">
        {results.map((result) => (
          <li>
            <RadioGroup
              form={form}
              name={`outcome.${result.id}`}
              label={labelOf(result, withBooth, language)}
              options={Object.entries(outcomeWords).map(([value, label]) => ({
                value,
                label: label[language],
              }))}
              value={outcomeOf(result)}
            />
            <DateField form={form} name={`on.${result.id}`} label={say.on} hint={say.onHint} />
          </li>
        ))}
      </ul>
      <Buttons submit={say.send} />
    </Form>
  )
}

type ResultFormProps = {
  readonly form: FormView
  readonly results: readonly InterviewResult[]
  readonly withBooth?: boolean
}

function labelOf(result: InterviewResult, withBooth: boolean, language: Language): string {
  const { name, startsAt, number, boothName } = result
  const say = texts[language]
  const when = startsAt === null ? say.number(number ?? 0) : timeOfDay(startsAt)
  const who = name ?? say.noName
  return [...(withBooth ? [boothName[language]] : []), when, who].join(
    language === 'ja' ? '　' : ', ',
  )
}

const texts = {
  ja: {
    on: '採用が決まった日',
    onHint: '採用のときだけ。分からなければ空のままで、今日の日付になります。',
    send: '結果を知らせる',
    number: (number: number) => `${number}番`,
    noName: '（氏名なし）',
  },
  en: {
    on: 'Day of the decision',
    onHint: 'For a hire only. Left blank, it is today.',
    send: 'Send the results',
    number: (number: number) => `Number ${number}`,
    noName: '(no name)',
  },
} as const

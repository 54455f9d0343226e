/** The visits of a request at the desk: reports, ratings, and taking one back. */
import type { Child } from 'hono/jsx'
import { mayWith } from '../../../domain/access/capability.ts'
import { dispatch as table } from '../../../domain/delivery/dispatch.ts'
import type { Visit as ExpertVisit } from '../../../domain/delivery/dispatch/visit.ts'
import { ok } from '../../../kit/result.ts'
import { ReportOf, VisitTag, visitWords, yenWords } from '../../expert/visit-words.tsx'
import { ActButton } from '../../ui/form/act-button.tsx'
import { TextField } from '../../ui/form/controls.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { DeskPartProps } from './part.ts'

/** The visits in the order of their days. */
export function Visits({ visit, read }: DeskPartProps): Child {
  const { language, to } = visit
  const { visits, dispatch, application } = read
  if (dispatch === null || dispatch.expert === null) return null
  const say = texts[language]
  const place = { application: application.id }
  const isGoingOn = ['planned', 'running'].includes(application.state)
  return (
    <section>
      <h2>{say.title}</h2>
      {visits.length === 0 && <p>{say.none}</p>}
      {visits.map((each) => (
        <VisitPart visit={visit} read={read} each={each} />
      ))}
      {isGoingOn && (
        <p>
          <a href={to.expertAssignment(place)}>{say.behalf}</a>
        </p>
      )}
    </section>
  )
}

type VisitPartProps = DeskPartProps & { readonly each: ExpertVisit }

function VisitPart({ visit, read, each }: VisitPartProps): Child {
  const { language, to, visitor } = visit
  const { experts, texts: written, offering } = read
  const say = texts[language]
  const words = visitWords(each, language)
  const mayRun = mayWith(visitor.actor, table.acts['undo-visit'], offering).ok
  return (
    <section class="visit">
      <h3>
        {words} <VisitTag visit={each} language={language} />
      </h3>
      <p>
        {experts.get(each.expert) ?? '—'}
        {each.state === 'reported' && each.yen > 0 && `　${yenWords(each.yen, language)}`}
        {each.claim !== null && `　${say.claimed}`}
      </p>
      <ReportOf visit={each} texts={written.get(each.id)} language={language} />
      {mayRun && each.state === 'reported' && <Undo visit={visit} read={read} each={each} />}
      {mayRun && each.state === 'planned' && (
        <div class="act-row">
          <a class="button-link secondary" href={to.expertVisit({ visit: each.id })}>
            {say.report}
            <span class="for-readers"> {words}</span>
          </a>
          <ActButton
            form={visit.form('callOff', each.id)}
            label={say.callOff}
            allowed={ok(undefined)}
            look="secondary"
            about={words}
          />
        </div>
      )}
    </section>
  )
}

function Undo({ visit, each }: VisitPartProps): Child {
  const { language } = visit
  const form = visit.form('undo', each.id)
  const say = texts[language]
  const { label } = table.acts['undo-visit']
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>
        {label[language]}
        <span class="for-readers"> {visitWords(each, language)}</span>
      </summary>
      <Form form={form}>
        <TextField form={form} name="reason" label={say.reason} hint={say.undoHint} required />
        <div class="buttons">
          <button type="submit" class="danger">
            {label[language]}
          </button>
        </div>
      </Form>
    </details>
  )
}

const texts = {
  ja: {
    title: '訪問',
    none: 'まだ訪問の予定がありません。',
    behalf: '専門家に代わって、予定や報告を入力する',
    report: '報告を入力する',
    callOff: '予定を取りやめる',
    claimed: '謝金請求済み',
    reason: '理由',
    undoHint: 'この訪問の実績だけを取り消します。ほかの訪問はそのままです。',
  },
  en: {
    title: 'Visits',
    none: 'No visit is planned yet.',
    behalf: 'Enter plans and reports for the expert',
    report: 'Enter the report',
    callOff: 'Call off',
    claimed: 'fee claimed',
    reason: 'Reason',
    undoHint: 'Only this visit’s result is taken back. The others stand.',
  },
} as const

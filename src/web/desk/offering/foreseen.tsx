/** What an act would make, shown before it is made; and a form shown once more without a fault. */
import type { Child } from 'hono/jsx'
import type { SessionDraft } from '../../../commands/offering/session.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { canonicalJson } from '../../../kit/canonical.ts'
import { digest } from '../../../kit/id.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { type FormView, viewForm } from '../../form/view.ts'
import type { AnyVisit } from '../../personal.ts'
import { formatSpan } from '../../ui/when.ts'

/** How many rows are shown; the others are counted. */
const shownAtMost = 60

/** The sessions that would be added, and the button that adds them: the act `add`. */
export function Foreseen({ drafts, language, nameOf }: ForeseenProps): Child {
  const say = texts[language]
  const shown = drafts.slice(0, shownAtMost)
  return (
    <section class="foreseen" aria-label={say.label}>
      <h2>{say.heading(drafts.length)}</h2>
      <input type="hidden" name="seen" value={digestOf(drafts)} />
      <ul>
        {shown.map((draft) => (
          <li>
            {formatSpan(draft, language)}
            {draft.resource !== null && nameOf && ` ${nameOf(draft.resource)}`}
            {draft.place[language] !== '' && <span class="under">{draft.place[language]}</span>}
          </li>
        ))}
      </ul>
      {drafts.length > shown.length && <p>{say.more(drafts.length - shown.length)}</p>}
      <div class="buttons">
        <button type="submit" name="act" value="add">
          {say.add(drafts.length)}
        </button>
      </div>
    </section>
  )
}

type ForeseenProps = {
  readonly drafts: readonly SessionDraft[]
  readonly language: Language
  /** What a booth, counsellor or room is called. */
  readonly nameOf?: (resource: string) => string
}

/** Names what was shown: what differs from it is shown again before it is made. */
export function digestOf(drafts: readonly SessionDraft[]): string {
  return digest(canonicalJson(drafts))
}

/** The view of a form with what was typed, where it was sent; without any fault. */
export function viewAgain(visit: AnyVisit, act: string, sent: SubmittedForm | undefined): FormView {
  const form = visit.form(act)
  if (sent === undefined) return form
  const { language, action } = form
  const entered = { form: sent, refusal: { code: 'shown_again', message: { ja: '', en: '' } } }
  return viewForm({ language, action, entered }, act)
}

const texts = {
  ja: {
    label: '追加する日程',
    heading: (count: number) => `次の${count.toLocaleString('ja-JP')}件を追加します`,
    more: (count: number) => `ほか${count.toLocaleString('ja-JP')}件`,
    add: (count: number) => `この${count.toLocaleString('ja-JP')}件を追加する`,
  },
  en: {
    label: 'Sessions to add',
    heading: (count: number) => `To be added: ${count.toLocaleString('en-GB')}`,
    more: (count: number) => `and ${count.toLocaleString('en-GB')} more`,
    add: (count: number) => `Add these ${count.toLocaleString('en-GB')}`,
  },
} as const

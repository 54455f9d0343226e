/** How a draft stands: when it was saved, what changed in its questions, what was set aside. */
import type { Child } from 'hono/jsx'
import type { OpenedDraft } from '../../../commands/draft/open-draft.ts'
import { findQuestion } from '../../../domain/question/question.ts'
import { formatInstant } from '../../../kit/calendar.ts'
import { newId } from '../../../kit/id.ts'
import type { FormView } from '../../form/view.ts'
import { answerName, draftFields } from '../../question/field-name.ts'
import { SummaryList } from '../summary-list.tsx'

type DraftProps = { readonly form: FormView; readonly draft: OpenedDraft }

/** What the page knows of the draft, hidden in its form: it goes along with every save. */
export function DraftFields({ draft }: { readonly draft: OpenedDraft }): Child {
  return (
    <>
      <input type="hidden" name={draftFields.version} value={String(draft.form.version)} />
      <input type="hidden" name={draftFields.revision} value={String(draft.revision ?? '')} />
      <input type="hidden" name={draftFields.writer} value={newId()} />
    </>
  )
}

/** When the draft was saved last; nothing where there is none. */
export function DraftSaved({ form, draft }: DraftProps): Child {
  if (draft.savedAt === null) return null
  const moment = formatInstant(draft.savedAt, form.language)
  return (
    <p>
      {form.language === 'ja'
        ? `${moment}に保存した下書きの続きです。`
        : `This goes on from the draft that was saved on ${moment}.`}
    </p>
  )
}

/** What changed in the questions since the draft was saved, with links to their fields. */
export function DraftNotes({ form, draft }: DraftProps): Child {
  const { language } = form
  if (draft.notes.length === 0) return null
  return (
    <section class="notice" aria-labelledby="draft-notes">
      <h2 id="draft-notes">{say[language].changed}</h2>
      <ul>
        {draft.notes.map(({ key, message }) => (
          <li>
            {findQuestion(draft.form, key) ? (
              <a href={`#${form.id(answerName(key))}`}>{message[language]}</a>
            ) : (
              message[language]
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was typed and has no place in the form as it is now. It is not sent. */
export function SetAsideList({ form, draft }: DraftProps): Child {
  const { language } = form
  if (draft.setAside.length === 0) return null
  return (
    <details>
      <summary>{say[language].aside(draft.setAside.length)}</summary>
      <p>{say[language].notSent}</p>
      <SummaryList
        lines={draft.setAside.map(({ label, text }) => ({
          name: label[language],
          value: text[language],
        }))}
      />
    </details>
  )
}

const say = {
  ja: {
    changed: '保存した後に、質問が変わりました',
    aside: (count: number) => `前に入力した内容（${count}件）`,
    notSent:
      '質問が変わったか、ほかの画面で書き換えたため、いまの答えには入っていません。送信されません。',
  },
  en: {
    changed: 'The questions have changed since this was saved',
    aside: (count: number) => `Entered before (${count})`,
    notSent:
      'These are not part of your answers, because the question has changed or another page has overwritten them. They are not sent.',
  },
} as const

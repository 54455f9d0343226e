/** What an applicant has sent after applying, by version, and what was asked to be mended. */
import type { Child } from 'hono/jsx'
import type { Application } from '../../../domain/delivery/application.ts'
import { type FormPurpose, formPurposes } from '../../../domain/question/form-place.ts'
import { emptyForm, findQuestion, type QuestionForm } from '../../../domain/question/question.ts'
import { parseStoredAnswers } from '../../../domain/question/stored-answers.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { Books } from '../../../store/database.ts'
import { findQuestionForm, getQuestionForm } from '../../../store/question-form.ts'
import { listReturns, type Return } from '../../../store/return-item.ts'
import { listSubmissions, type Submission } from '../../../store/submission.ts'
import { answerLines } from '../../ui/question/answer-lines.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { formatMoment } from '../../ui/when.ts'

/** Everything that was sent, each with the questions that it answers, and the returns. */
export type SentRead = {
  readonly sent: readonly (Submission & { readonly questions: QuestionForm })[]
  readonly returns: readonly (Return & { readonly questions: QuestionForm })[]
}

/** Reads what was sent for an application. */
export async function readSent(
  books: Books,
  { id, offering }: Pick<Application, 'id' | 'offering'>,
): Promise<SentRead> {
  const forms = new Map<string, QuestionForm>()
  const formAt = async (purpose: FormPurpose, version: number | null) => {
    const key = `${purpose}/${version ?? 'now'}`
    const place = { offering, purpose }
    const known = forms.get(key)
    if (known) return known
    const form =
      version === null
        ? await getQuestionForm(books, place)
        : ((await findQuestionForm(books, place, version)) ?? emptyForm)
    forms.set(key, form)
    return form
  }
  const [sent, returns] = [await listSubmissions(books, id), await listReturns(books, id)]
  const asked: SentRead['sent'][number][] = []
  for (const each of sent) {
    asked.push({ ...each, questions: await formAt(each.purpose, each.formVersion) })
  }
  const mended: SentRead['returns'][number][] = []
  for (const each of returns) {
    mended.push({ ...each, questions: await formAt(each.purpose, null) })
  }
  return { sent: asked, returns: mended }
}

type SentProps = {
  readonly read: SentRead
  readonly language: Language
  readonly fileHref: (upload: string) => string
}

/** The versions, the newest first and open, and the items of each return. */
export function Sent({ read, language, fileHref }: SentProps): Child {
  const { sent, returns } = read
  const say = texts[language]
  if (sent.length === 0 && returns.length === 0) return null
  return (
    <section>
      <h2>{say.title}</h2>
      {sent.toReversed().map((each, index) => (
        <details class="more" open={index === 0}>
          <summary>
            {say.version(formPurposes[each.purpose][language], each.version)}{' '}
            {formatMoment(each.sentAt, language)}
          </summary>
          {each.answers === null ? (
            <p>{say.erased}</p>
          ) : (
            <SummaryList
              lines={answerLines({
                questions: each.questions,
                answers: parseStoredAnswers(each.answers),
                language,
                fileHref,
              })}
            />
          )}
        </details>
      ))}
      {returns.map(({ returnedAt, items, questions }) => (
        <details class="more">
          <summary>
            {say.returned} {formatMoment(returnedAt, language)}
          </summary>
          <ul>
            {items.map(({ question, remark }) => {
              const asked = question === null ? undefined : findQuestion(questions, question)
              return (
                <li>
                  {asked && `${asked.label[language]}${language === 'ja' ? '：' : ': '}`}
                  {remark ?? say.erased}
                </li>
              )
            })}
          </ul>
        </details>
      ))}
    </section>
  )
}

const texts = {
  ja: {
    title: '出された書類',
    version: (purpose: string, version: number) => `${purpose}（第${version}版）`,
    returned: '差戻し',
    erased: '（消去されました）',
  },
  en: {
    title: 'What was sent',
    version: (purpose: string, version: number) => `${purpose}, version ${version}`,
    returned: 'Returned',
    erased: '(erased)',
  },
} as const

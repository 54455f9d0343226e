/**
 * A form of questions as fields. A question that depends on another one is always there, and says
 * for whom it is; with a script it shows only to them.
 */
import type { Child } from 'hono/jsx'
import type { CompanyNames } from '../../../commands/question/look-up-company.ts'
import type { Typed } from '../../../domain/question/answer.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import type { Upload } from '../../../store/upload.ts'
import type { FormView } from '../../form/view.ts'
import { answerName } from '../../question/field-name.ts'
import { viewTyped } from '../../question/typed-view.ts'
import { QuestionField } from './question-field.tsx'

/** What the fields are made of. */
export type QuestionFieldsProps = {
  readonly form: FormView
  readonly questions: QuestionForm
  /** What stands in the fields. */
  readonly typed: Typed
  /** The files that wait to be sent. */
  readonly uploads: readonly Upload[]
  /** What the books call the companies that were named. */
  readonly companies?: CompanyNames
}

/** The fields of all questions, in their order. Goes into a form with `hasFiles`. */
export function QuestionFields(props: QuestionFieldsProps): Child {
  const { form, questions, typed, uploads, companies = {} } = props
  const view = viewTyped(form, questions, typed)
  return (
    <>
      {questions.questions.map((question) => (
        <div
          data-show-when={question.showWhen ? answerName(question.showWhen.key) : undefined}
          data-equals={question.showWhen ? question.showWhen.equals.join(' ') : undefined}
        >
          <QuestionField
            form={view}
            questions={questions}
            question={question}
            uploads={uploads.filter((upload) => upload.question === question.key)}
            company={companies[question.key] ?? null}
          />
        </div>
      ))}
    </>
  )
}

/** Whether a form of questions asks for files, so that its form must carry them. */
export function asksForFiles({ questions }: QuestionForm): boolean {
  return questions.some(({ answer }) => answer.kind === 'file')
}

/** Asking once more before what cannot be taken back: what will happen, and the way out. */
import type { Child } from 'hono/jsx'
import type { FormView } from '../../form/view.ts'
import { SummaryList, type SummaryLine } from '../summary-list.tsx'
import { Form } from './form.tsx'

/** What the question is made of. Texts are in the page's language. */
export type ConfirmFormProps = {
  readonly form: FormView
  /** The page's heading, as a question. */
  readonly question: string
  /** What will happen. */
  readonly consequence: Child
  /** What it is about. */
  readonly lines?: readonly SummaryLine[]
  /** Fields, such as a reason. */
  readonly children?: Child
  /** The act in words: "取り下げる", never "OK". */
  readonly submit: string
  readonly back: { readonly href: string; readonly label: string }
}

/** The question with its heading, the act's button, and the link back. */
export function ConfirmForm(props: ConfirmFormProps): Child {
  const { form, question, consequence, lines, children, submit, back } = props
  return (
    <>
      <h1>{question}</h1>
      <p class="lead">{consequence}</p>
      {lines && <SummaryList lines={lines} />}
      <Form form={form}>
        {children}
        <div class="buttons">
          <button type="submit" class="danger">
            {submit}
          </button>
          <a href={back.href}>{back.label}</a>
        </div>
      </Form>
    </>
  )
}

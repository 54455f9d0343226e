/** The one skeleton of every field: label, whether it is required, hint, what is wrong, control. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../../kit/bilingual.ts'
import type { FormView } from '../../form/view.ts'

/** What every field is given. Texts are in the page's language. */
export type FieldProps = {
  readonly form: FormView
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly required?: boolean | undefined
}

/** The attributes by which a control is tied to its label, hint and fault. */
export type ControlAttributes = {
  readonly id: string
  readonly name: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
  readonly required: boolean
}

/** The attributes of a field's control. */
export function controlOf({ form, name, hint, required = false }: FieldProps): ControlAttributes {
  const id = form.id(name)
  const isWrong = form.fault(name) !== undefined
  return {
    id,
    name,
    'aria-describedby': describedBy(id, { hint: hint !== undefined, isWrong }),
    'aria-invalid': isWrong ? 'true' : undefined,
    required,
  }
}

/** A field with one control under its label. */
export function FieldFrame(props: FieldProps & { readonly children: Child }): Child {
  const { form, name, label, children } = props
  const id = form.id(name)
  return (
    <div class={form.fault(name) === undefined ? 'form-field' : 'form-field wrong'}>
      <label for={id}>
        {label} <Mark required={props.required} language={form.language} />
      </label>
      <Notes {...props} />
      {children}
    </div>
  )
}

/** A field of several controls under one heading. */
export function GroupFrame(props: FieldProps & { readonly children: Child }): Child {
  const { form, name, label, hint, children } = props
  const isWrong = form.fault(name) !== undefined
  const describing = describedBy(form.id(name), { hint: hint !== undefined, isWrong })
  return (
    <fieldset class={isWrong ? 'form-field wrong' : 'form-field'} aria-describedby={describing}>
      <legend>
        {label} <Mark required={props.required} language={form.language} />
      </legend>
      <Notes {...props} />
      {children}
    </fieldset>
  )
}

/** Whether it must be filled in, in a word. */
function Mark({ required, language }: MarkProps): Child {
  return required ? (
    <span class="mark required">{language === 'ja' ? '必須' : 'Required'}</span>
  ) : (
    <span class="mark">{language === 'ja' ? '任意' : 'Optional'}</span>
  )
}

type MarkProps = { readonly required: boolean | undefined; readonly language: Language }

function Notes({ form, name, hint }: FieldProps): Child {
  const fault = form.fault(name)
  const id = form.id(name)
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p class="fault" id={`${id}-fault`}>
          <strong>{form.language === 'ja' ? 'エラー' : 'Error'}</strong> {fault}
        </p>
      )}
    </>
  )
}

type Described = { readonly hint: boolean; readonly isWrong: boolean }

function describedBy(id: string, { hint, isWrong }: Described): string | undefined {
  const ids = [...(hint ? [`${id}-hint`] : []), ...(isWrong ? [`${id}-fault`] : [])]
  return ids.length === 0 ? undefined : ids.join(' ')
}

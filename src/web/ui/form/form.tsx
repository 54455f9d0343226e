/** The form itself, the fields of a table, and its buttons. */
import type { Child } from 'hono/jsx'
import type { Field, FieldTable } from '../../form/field.ts'
import type { FormView } from '../../form/view.ts'
import {
  CheckboxGroup,
  CheckField,
  DateField,
  FileField,
  NumberField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from './controls.tsx'

/** What a form is made of. */
export type FormProps = {
  readonly form: FormView
  /** Whether files go along. */
  readonly hasFiles?: boolean
  /** The act that saves the form as a draft while it is being typed. */
  readonly autosave?: string
  /** Whether leaving the page with something unsaved is asked about. */
  readonly isGuarded?: boolean
  readonly children: Child
}

/** A form that is sent to its own page: the act and a key for safe retries go along. */
export function Form({ form, hasFiles, autosave, isGuarded, children }: FormProps): Child {
  const say = autosaveWords[form.language]
  return (
    <form
      class="form"
      method="post"
      action={form.action}
      enctype={hasFiles ? 'multipart/form-data' : undefined}
      novalidate
      data-autosave={autosave}
      data-guard={isGuarded ? '' : undefined}
    >
      <input type="hidden" name="form" value={form.act} />
      <input type="hidden" name="act" value={form.act} />
      {form.item !== '' && <input type="hidden" name="item" value={form.item} />}
      <input type="hidden" name="key" value={form.key} />
      {children}
      {autosave !== undefined && (
        <p
          class="autosave"
          role="status"
          data-saving={say.saving}
          data-saved={say.saved}
          data-failed={say.failed}
        ></p>
      )}
    </form>
  )
}

const autosaveWords = {
  ja: {
    saving: '下書きを保存しています…',
    saved: '下書きを保存しました。',
    failed:
      '下書きを保存できませんでした。通信の状態を確かめてください。入力した内容はこの画面に残っています。',
  },
  en: {
    saving: 'Saving the draft…',
    saved: 'The draft has been saved.',
    failed:
      'The draft could not be saved. Check your connection: what you typed is still on this page.',
  },
} as const

/** What is known already, by the names of the fields. */
export type KnownValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>

/** Every field of a table, in its order. */
export function Fields({ form, fields, values = {} }: FieldsProps): Child {
  return (
    <>
      {Object.entries(fields).map(([name, field]) => (
        <FieldOf form={form} name={name} field={field} value={values[name]} />
      ))}
    </>
  )
}

type FieldsProps = {
  readonly form: FormView
  readonly fields: FieldTable
  readonly values?: KnownValues | undefined
}

/** What a field of a table is shown with. */
export type FieldOfProps = {
  readonly form: FormView
  readonly name: string
  readonly field: Field<unknown>
  readonly value?: KnownValues[string]
}

/** One field as its definition says. */
export function FieldOf({ form, name, field, value }: FieldOfProps): Child {
  const { language } = form
  const { control } = field
  const props = {
    form,
    name,
    label: field.label[language],
    hint: field.hint?.[language],
    required: field.isRequired,
  }
  const text = value === null || value === undefined ? undefined : String(value)
  switch (control.kind) {
    case 'text':
      return <TextField {...props} {...control} value={text} />
    case 'area':
      return <TextArea {...props} {...control} value={text} />
    case 'number': {
      const number = typeof value === 'number' ? value : undefined
      return <NumberField {...props} value={number} unit={control.unit?.[language]} />
    }
    case 'date':
      return <DateField {...props} {...control} typed={control.isTyped} value={text} />
    case 'check':
      return <CheckField {...props} text={control.text[language]} isTicked={value === true} />
    case 'file':
      return <FileField {...props} {...control} />
    case 'select':
    case 'radio':
    case 'choices':
      break
  }
  return <ChoiceOf {...props} control={control} value={value} />
}

type ChoiceOfProps = Omit<FieldOfProps, 'field'> & {
  readonly label: string
  readonly hint: string | undefined
  readonly required: boolean
  readonly control: Extract<Field<unknown>['control'], { choices: unknown }>
}

function ChoiceOf({ control, value, ...props }: ChoiceOfProps): Child {
  const { language } = props.form
  const options = control.choices.map((choice) => ({
    value: choice.value,
    label: choice.label[language],
    hint: choice.hint?.[language],
    isClosed: choice.isClosed,
  }))
  if (control.kind === 'choices') {
    const values = Array.isArray(value) ? value : []
    return <CheckboxGroup {...props} options={options} values={values} />
  }
  const chosen = typeof value === 'string' ? value : undefined
  const Group = control.kind === 'select' ? SelectField : RadioGroup
  return <Group {...props} options={options} value={chosen} />
}

/** The buttons of a form: the first sends it; a way out stands beside. */
export function Buttons({ submit, cancel, children }: ButtonsProps): Child {
  return (
    <div class="buttons">
      <button type="submit">{submit}</button>
      {children}
      {cancel && <a href={cancel.href}>{cancel.label}</a>}
    </div>
  )
}

type ButtonsProps = {
  readonly submit: string
  /** A link that leaves the form without sending it. */
  readonly cancel?: { readonly href: string; readonly label: string } | undefined
  /** Further buttons, such as saving a draft: `<button name="act" value="…">`. */
  readonly children?: Child
}

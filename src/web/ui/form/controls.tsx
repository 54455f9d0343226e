/** The controls of forms. After a refusal each shows what was typed, passwords and files aside. */
import type { Child } from 'hono/jsx'
import type { TextType } from '../../form/field.ts'
import { formatSize } from '../../form/fields.ts'
import { controlOf, FieldFrame, type FieldProps, GroupFrame } from './field-frame.tsx'

/** A field with a text in it. `value` is what is known already. */
export type TextFieldProps = FieldProps & {
  readonly value?: string | null | undefined
  readonly type?: TextType | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | undefined
}

/** One line of text. */
export function TextField(props: TextFieldProps): Child {
  const { form, name, type = 'text', value, autocomplete, inputmode } = props
  return (
    <FieldFrame {...props}>
      <input
        {...controlOf(props)}
        type={type}
        value={type === 'password' ? undefined : (form.value(name) ?? value ?? '')}
        autocomplete={autocomplete}
        inputmode={inputmode}
      />
    </FieldFrame>
  )
}

/** Several lines of text. */
export function TextArea(props: TextFieldProps & { readonly rows?: number }): Child {
  const { form, name, value, rows = 5, autocomplete } = props
  return (
    <FieldFrame {...props}>
      <textarea {...controlOf(props)} rows={rows} autocomplete={autocomplete}>
        {form.value(name) ?? value ?? ''}
      </textarea>
    </FieldFrame>
  )
}

/** A whole number with its unit behind it. */
export function NumberField(
  props: FieldProps & {
    readonly value?: number | null | undefined
    readonly unit?: string | undefined
  },
): Child {
  const { form, name, value, unit } = props
  return (
    <FieldFrame {...props}>
      <span class="with-unit">
        <input
          {...controlOf(props)}
          type="text"
          inputmode="numeric"
          value={form.value(name) ?? (value === null || value === undefined ? '' : String(value))}
        />
        {unit !== undefined && <span>{unit}</span>}
      </span>
    </FieldFrame>
  )
}

/** A date: picked from a calendar, or typed where `typed` says so. */
export function DateField(
  props: FieldProps & {
    readonly value?: string | null | undefined
    readonly min?: string | undefined
    readonly max?: string | undefined
    readonly typed?: boolean | undefined
    readonly autocomplete?: string | undefined
  },
): Child {
  const { form, name, value, min, max, typed = false, autocomplete } = props
  const entered = form.value(name) ?? value ?? ''
  // What no calendar holds is shown as it was typed.
  const isPicked = !typed && (entered === '' || /^\d{4}-\d{2}-\d{2}$/.test(entered))
  const example =
    form.language === 'ja' ? '例：1990-04-01、平成2年4月1日' : 'For example 1990-04-01'
  const hint = props.hint ?? (typed ? example : undefined)
  const framed = { ...props, hint }
  return (
    <FieldFrame {...framed}>
      <input
        {...controlOf(framed)}
        type={isPicked ? 'date' : 'text'}
        min={isPicked ? min : undefined}
        max={isPicked ? max : undefined}
        value={entered}
        autocomplete={autocomplete}
      />
    </FieldFrame>
  )
}

/** An answer to choose. Texts are in the page's language. */
export type Option = {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  /** Shown, but not to be chosen; the hint says why. */
  readonly isClosed?: boolean | undefined
}

/** A field of which one answer is chosen. */
export type ChoiceProps = FieldProps & {
  readonly options: readonly Option[]
  readonly value?: string | null | undefined
}

/** One of many answers. */
export function SelectField(props: ChoiceProps): Child {
  const { form, name, options, value } = props
  const chosen = form.value(name) ?? value ?? ''
  return (
    <FieldFrame {...props}>
      <select {...controlOf(props)}>
        <option value="">{form.language === 'ja' ? '選んでください' : 'Choose one'}</option>
        {options.map((option) => (
          <option
            value={option.value}
            selected={option.value === chosen}
            disabled={option.isClosed === true && option.value !== chosen}
          >
            {option.hint === undefined ? option.label : `${option.label}（${option.hint}）`}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** One of a few answers. */
export function RadioGroup(props: ChoiceProps): Child {
  const { form, name, value } = props
  const chosen = form.value(name) ?? value ?? ''
  return <Boxes {...props} type="radio" chosen={[chosen]} />
}

/** Any of several answers. */
export function CheckboxGroup(
  props: FieldProps & {
    readonly options: readonly Option[]
    readonly values?: readonly string[] | undefined
  },
): Child {
  const { form, name, values = [] } = props
  return <Boxes {...props} type="checkbox" chosen={form.values(name) ?? values} />
}

type BoxesProps = FieldProps & {
  readonly options: readonly Option[]
  readonly type: 'radio' | 'checkbox'
  readonly chosen: readonly string[]
}

function Boxes(props: BoxesProps): Child {
  const { form, name, options, type, chosen, required } = props
  const first = form.id(name)
  return (
    <GroupFrame {...props}>
      <div class="boxes">
        {options.map((option, index) => {
          const id = index === 0 ? first : `${first}-${index}`
          const hint = option.hint === undefined ? undefined : `${id}-note`
          const isChosen = chosen.includes(option.value)
          return (
            <div class="box">
              <input
                id={id}
                type={type}
                name={name}
                value={option.value}
                checked={isChosen}
                disabled={option.isClosed === true && !isChosen}
                required={type === 'radio' && required === true}
                aria-describedby={hint}
              />
              <label for={id}>{option.label}</label>
              {hint !== undefined && (
                <p class="hint" id={hint}>
                  {option.hint}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </GroupFrame>
  )
}

/** One box to tick, under a heading that says what it is about. */
export function CheckField(
  props: FieldProps & { readonly text: string; readonly isTicked?: boolean | undefined },
): Child {
  const { form, name, text, isTicked = false } = props
  const entered = form.values(name)
  return (
    <GroupFrame {...props}>
      <div class="boxes">
        <div class="box">
          <input
            {...controlOf(props)}
            type="checkbox"
            value="yes"
            checked={entered === undefined ? isTicked : entered.length > 0}
          />
          <label for={form.id(name)}>{text}</label>
        </div>
      </div>
    </GroupFrame>
  )
}

/** A file to choose. Whoever sends a form again chooses it again: browsers see to that. */
export function FileField(
  props: FieldProps & { readonly accept: string; readonly maxBytes: number },
): Child {
  const { form, accept, maxBytes } = props
  const size = formatSize(maxBytes)
  const limits =
    form.language === 'ja'
      ? `${accept.replaceAll(',', '、')}、${size}まで。`
      : `${accept.replaceAll(',', ', ')}; at most ${size}.`
  const tooLarge =
    form.language === 'ja'
      ? `このファイルは大きすぎます。${size}までのファイルを選んでください。`
      : `This file is too large. Choose one of at most ${size}.`
  const sent = form.fileName(props.name)
  const again =
    form.language === 'ja'
      ? `「${sent}」は、もう一度選んでください。`
      : `Please choose "${sent}" again.`
  const hint = [props.hint, limits, sent === undefined ? undefined : again]
    .filter(Boolean)
    .join(' ')
  const framed = { ...props, hint }
  return (
    <FieldFrame {...framed}>
      <input
        {...controlOf(framed)}
        type="file"
        accept={accept}
        data-max-bytes={String(maxBytes)}
        data-too-large={tooLarge}
      />
    </FieldFrame>
  )
}

/** One question as the field that takes its answer. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../../kit/bilingual.ts'
import { describeBounds, describeCondition } from '../../../domain/question/describe-question.ts'
import {
  type AnswerSetting,
  optionsOf,
  otherOption,
  type PlainKind,
  type Question,
  type QuestionForm,
} from '../../../domain/question/question.ts'
import { otherMaxLength } from '../../../domain/question/read-choice.ts'
import type { Upload } from '../../../store/upload.ts'
import type { FormView } from '../../form/view.ts'
import { answerName, otherName } from '../../question/field-name.ts'
import {
  CheckboxGroup,
  DateField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
  type TextFieldProps,
} from '../form/controls.tsx'
import type { FieldProps } from '../form/field-frame.tsx'
import { FileQuestion } from './file-question.tsx'

/** What one field is made of. */
export type QuestionFieldProps = {
  readonly form: FormView
  readonly questions: QuestionForm
  readonly question: Question
  readonly uploads: readonly Upload[]
  /** What the books call the company that was named; null where they do not know it. */
  readonly company: string | null
}

/** More options than these become a list to choose from. */
const mostRadios = 7

/** The field of a question. */
export function QuestionField(props: QuestionFieldProps): Child {
  const { form, question } = props
  const { answer: setting } = question
  const field: FieldProps = {
    form,
    name: answerName(question.key),
    label: question.label[form.language],
    hint: hintOf(props),
    required: question.required,
  }
  if (setting.kind === 'file') {
    const { uploads } = props
    return <FileQuestion {...field} setting={setting} question={question.key} uploads={uploads} />
  }
  if (setting.kind === 'choice') return <ChoiceQuestion {...field} question={question} />
  if (setting.kind === 'date') {
    const { earliest, latest } = setting
    // A calendar is for days near by; others are quicker to type.
    const typed = earliest === null || latest === null
    return (
      <DateField {...field} typed={typed} min={earliest ?? undefined} max={latest ?? undefined} />
    )
  }
  if (setting.kind === 'text' && setting.lines > 1) {
    return <TextArea {...field} rows={setting.lines} />
  }
  return <TextField {...field} {...keyboardOf(setting, question.personal)} />
}

type Keyboard = Pick<TextFieldProps, 'type' | 'inputmode' | 'autocomplete'>

/** The keyboard of a telephone, and what the browser may fill in where it asks for the person. */
function keyboardOf(setting: AnswerSetting, isPersonal: boolean): Keyboard {
  if (setting.kind === 'number') {
    const isNegative = setting.min === null || setting.min < 0
    if (isNegative) return {}
    return { inputmode: setting.integers ? 'numeric' : 'decimal' }
  }
  if (!Object.hasOwn(keyboards, setting.kind)) return {}
  const { autocomplete, ...keyboard } = keyboards[setting.kind as PlainKind]
  return isPersonal ? { ...keyboard, autocomplete } : keyboard
}

const keyboards: Readonly<Record<PlainKind, Keyboard>> = {
  'corporate-number': { inputmode: 'numeric' },
  telephone: { type: 'tel', autocomplete: 'tel' },
  mail: { type: 'email', autocomplete: 'email' },
  kana: {},
  'postal-code': { inputmode: 'numeric', autocomplete: 'postal-code' },
}

function ChoiceQuestion({ question, ...field }: FieldProps & { readonly question: Question }) {
  const { form } = field
  const { answer: setting, key } = question
  if (setting.kind !== 'choice') return null
  const { language } = form
  const options = optionsOf(setting).map((option) => ({
    value: option.key,
    label: option.label[language],
  }))
  const Group = options.length > mostRadios ? SelectField : RadioGroup
  return (
    <>
      {setting.several ? (
        <CheckboxGroup {...field} options={options} />
      ) : (
        <Group {...field} options={options} />
      )}
      {setting.other && (
        <div data-show-when={answerName(key)} data-equals={otherOption.key} data-while-filled>
          <TextField
            form={form}
            name={otherName(key)}
            label={say[language].other(question.label[language])}
            hint={say[language].upTo(otherMaxLength)}
            required
          />
        </div>
      )}
    </>
  )
}

/** For whom it is, what the operator says about it, and what an answer is held to. */
function hintOf({ form, questions, question, company }: QuestionFieldProps): string | undefined {
  const { language } = form
  const { answer: setting } = question
  const isFile = setting.kind === 'file'
  const bounds = setting.kind === 'choice' || isFile ? null : describeBounds(setting)
  const several = setting.kind === 'choice' && setting.several ? say[language].several : undefined
  const pieces = [
    describeCondition(questions, question)?.[language],
    question.hint?.[language],
    several,
    bounds?.[language],
    company === null ? undefined : say[language].company(company),
    examples[setting.kind]?.[language],
  ].filter((piece) => piece !== undefined)
  return pieces.length === 0
    ? undefined
    : pieces.map(sentence[language]).join(sentence.between[language])
}

/** A piece as a sentence, so that several can follow one another. */
const sentence = {
  ja: (piece: string) => (/^例：|[。．.！？!?]$/u.test(piece) ? piece : `${piece}。`),
  en: (piece: string) => (/[.!?]$/u.test(piece) ? piece : `${upperFirst(piece)}.`),
  between: { ja: '', en: ' ' },
} as const

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const examples: Readonly<
  Partial<Record<AnswerSetting['kind'], Readonly<Record<Language, string>>>>
> = {
  date: { ja: '例：2024-04-01、令和6年4月1日', en: 'For example 2024-04-01' },
  'corporate-number': { ja: '13桁の数字', en: '13 digits' },
  telephone: { ja: '例：03-1234-5678', en: 'For example 03-1234-5678' },
  kana: { ja: '例：ヤマダ ハナコ', en: 'For example ヤマダ ハナコ' },
  'postal-code': { ja: '例：163-8001', en: 'For example 163-8001' },
}

const say = {
  ja: {
    other: (label: string) => `「その他」の内容（${label}）`,
    upTo: (most: number) => `「その他」を選んだ方のみ。${most}字まで。`,
    several: 'いくつでも選べます',
    company: (name: string) => `登録されている名称：${name}`,
  },
  en: {
    other: (label: string) => `What "Other" is (${label})`,
    upTo: (most: number) => `Only if you chose "Other". Up to ${most} characters.`,
    several: 'Choose any number',
    company: (name: string) => `Known to us as: ${name}`,
  },
} as const

/** Naming a company: first its 法人番号, then its name, which the books may know. */
import type { Child } from 'hono/jsx'
import type { CompanyFound } from '../../commands/question/look-up-company.ts'
import { textField } from '../form/fields.ts'
import type { PersonalVisit } from '../personal.ts'
import { Buttons, FieldOf, Form } from '../ui/form/form.tsx'
import { SummaryList } from '../ui/summary-list.tsx'

/** The number that is looked up. */
export const numberField = textField({
  label: { ja: '法人番号', en: 'Corporate number (法人番号)' },
  hint: {
    ja: '13桁の数字。国税庁の法人番号公表サイトで調べられます。',
    en: 'Thirteen digits; the National Tax Agency publishes them.',
  },
  required: true,
  longest: 40,
  inputmode: 'numeric',
  autocomplete: 'off',
})

const nameField = textField({
  label: { ja: '会社の名称', en: 'Name of the company' },
  hint: {
    ja: 'この番号の会社は、まだ登録されていません。登記のとおりに入力してください。',
    en: 'No company of this number is known here yet. Enter the name as it is registered.',
  },
  required: true,
  autocomplete: 'organization',
})

type JoinProps = {
  readonly visit: PersonalVisit<'companies'>
  /** The company that was looked up. */
  readonly found: CompanyFound | null
}

/** The form for the number, or, once it was looked up, the one for the company. */
export function JoinCompany({ visit, found }: JoinProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const form = visit.form(found === null ? 'lookUp' : 'join')
  if (found === null) {
    return (
      <section>
        <h2>{say.title}</h2>
        <Form form={form}>
          <FieldOf form={form} name="number" field={numberField} />
          <Buttons submit={say.lookUp} />
        </Form>
      </section>
    )
  }
  const known = found.name === null ? [] : [{ name: nameField.label[language], value: found.name }]
  return (
    <section>
      <h2>{say.title}</h2>
      <SummaryList lines={[{ name: numberField.label[language], value: found.number }, ...known]} />
      <p>{say.seen}</p>
      <Form form={form}>
        <input type="hidden" name="number" value={found.number} />
        {found.name === null ? (
          <FieldOf form={form} name="name" field={nameField} />
        ) : (
          <input type="hidden" name="name" value={found.name} />
        )}
        <Buttons submit={say.join} cancel={{ href: to.companies(), label: say.other }} />
      </Form>
    </section>
  )
}

const texts = {
  ja: {
    title: '会社を登録する',
    lookUp: '番号を調べる',
    join: 'この会社に所属している',
    other: 'ほかの番号を調べる',
    seen: '確かめるために、お名前とメールアドレスが、この会社の登録済みの方と事務局に見えます。',
  },
  en: {
    title: 'Name a company',
    lookUp: 'Look the number up',
    join: 'I belong to this company',
    other: 'Look up another number',
    seen: 'So that it can be confirmed, members of the company and our office see your name and mail address.',
  },
} as const

/** Changing what an account says of its owner. */
import { readProfile, updateProfile } from '../../commands/account/profile.ts'
import { japanDate } from '../../kit/calendar.ts'
import type { Result } from '../../kit/result.ts'
import { readFields } from '../form/field.ts'
import { choiceField, dateField, textField } from '../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import {
  type AnyVisit,
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../personal.ts'
import { Buttons, Fields, Form } from '../ui/form/form.tsx'
import { requireCaller } from './caller.ts'
import { atFieldOf } from './fault-place.ts'
import { nameField } from './fields.tsx'
import { languageNames } from './profile-lines.ts'
import { accountTrail } from './trail.ts'

/** The page. */
export const profilePage: PersonalPage<'profile'> = {
  for: 'signed-in',
  show: async (visit) => {
    const caller = await requireCaller(visit)
    if (!caller.ok) return caller
    const known = await readProfile(contextOf(visit), caller.value)
    const say = texts[visit.language]
    const form = visit.form('save')
    const values = {
      name: known.name,
      kana: known.kana,
      telephone: known.telephone,
      birthDate: known.birthDate,
      language: known.language,
    }
    const body = (
      <>
        <h1>{say.title}</h1>
        <p class="lead">{say.lead}</p>
        <Form form={form} isGuarded>
          <Fields form={form} fields={fieldsOf(visit)} values={values} />
          <Buttons submit={say.save} cancel={{ href: visit.to.account(), label: say.back }} />
        </Form>
      </>
    )
    return shown({ title: say.title, trail: accountTrail(visit, say.title), body })
  },
  acts: { save },
}

async function save(
  visit: PersonalVisit<'profile'>,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const typed = readFields(form, fieldsOf(visit))
  if (!typed.ok) return typed
  const { name, kana, telephone, birthDate, language } = typed.value
  const done = await updateProfile(contextOf(visit), caller.value, {
    name,
    kana: kana ?? '',
    telephone: telephone ?? '',
    birthDate: birthDate ?? '',
    language: language === 'en' ? 'en' : 'ja',
  })
  return done.ok ? moved(visit.to.account(), 'saved') : atFieldOf(done, places)
}

const places = {
  name_: 'name',
  kana_: 'kana',
  telephone_: 'telephone',
  birth_date_: 'birthDate',
  date_: 'birthDate',
}

const fieldsOf = ({ services }: Pick<AnyVisit, 'services'>) => ({
  name: nameField,
  kana: textField({
    label: { ja: 'ふりがな', en: 'Reading of the name' },
    hint: { ja: 'ひらがなかカタカナ', en: 'In hiragana or katakana' },
    required: false,
    autocomplete: 'off',
  }),
  telephone: textField({
    label: { ja: '電話番号', en: 'Telephone' },
    hint: { ja: '例：03-1234-5678', en: 'For example 03-1234-5678, or +44 20 1234 5678' },
    required: false,
    type: 'tel',
    autocomplete: 'tel',
    inputmode: 'tel',
  }),
  birthDate: dateField({
    label: { ja: '生年月日', en: 'Date of birth' },
    required: false,
    typed: true,
    max: japanDate(services.clock.now()),
    autocomplete: 'bday',
  }),
  language: choiceField({
    label: { ja: 'メールなどのことば', en: 'Language of mails' },
    required: true,
    choices: (['ja', 'en'] as const).map((value) => ({ value, label: languageNames[value] })),
  }),
})

const texts = {
  ja: {
    title: 'お名前と連絡先',
    lead: '申込のときに、ここの内容が使われます。送り終えた申込の内容は変わりません。',
    save: '保存する',
    back: '変更せずに戻る',
  },
  en: {
    title: 'Name and contact',
    lead: 'This goes into your applications. Those that you have sent stay as they are.',
    save: 'Save',
    back: 'Back without changing anything',
  },
} as const

/** Tokens for programs: making one with its scopes and its end, showing it once, ending it. */
import type { Child } from 'hono/jsx'
import { createApiToken, endApiToken, listApiTokens } from '../../commands/account/api-token.ts'
import type { Caller } from '../../commands/account/caller.ts'
import { type ApiScope, apiScopeNames, apiScopes } from '../../domain/account/api-scope.ts'
import type { Language } from '../../kit/bilingual.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { ApiToken } from '../../store/api-token.ts'
import { readFields } from '../form/field.ts'
import { choicesField, numberField, textField } from '../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  type Shown,
  shown,
} from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../ui/form/form.tsx'
import { formatMoment } from '../ui/when.ts'
import { requireCaller } from './caller.ts'
import { atFieldOf } from './fault-place.ts'
import { accountTrail } from './trail.ts'

type TokensVisit = PersonalVisit<'tokens'>

/** The page. */
export const tokensPage: PersonalPage<'tokens'> = {
  for: 'signed-in',
  show: async (visit) => {
    const caller = await requireCaller(visit)
    if (!caller.ok) return caller
    const own = await listApiTokens(contextOf(visit), caller.value)
    const { title } = texts[visit.language]
    const body = <Tokens visit={visit} own={own} caller={caller.value} />
    return shown({ title, trail: accountTrail(visit, title), body })
  },
  acts: { create, end },
}

async function create(
  visit: TokensVisit,
  form: SubmittedForm,
): Promise<Result<Shown, FormRefusal>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const typed = readFields(form, fieldsFor(caller.value))
  if (!typed.ok) return typed
  const done = await createApiToken(contextOf(visit, form), caller.value, typed.value)
  if (!done.ok)
    return atFieldOf(done, { token_label_: 'label', token_days_: 'days', scope: 'scopes' })
  return showToken(visit, typed.value.label, done.value.outcome.plain)
}

async function end(visit: TokensVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const done = await endApiToken(contextOf(visit, form), caller.value, form.item)
  return done.ok ? moved(visit.to.tokens(), 'token_ended') : done
}

/** The token, on the only page that ever shows it. A form that comes twice shows it no more. */
function showToken(visit: TokensVisit, label: string, plain: string | null) {
  const say = texts[visit.language]
  const body = (
    <>
      <h1>{say.made(label)}</h1>
      {plain === null ? (
        <p class="lead">{say.madeBefore}</p>
      ) : (
        <>
          <p class="lead">{say.once}</p>
          <p class="one-secret">
            <code>{plain}</code>
          </p>
          <p>{say.use}</p>
          <p>
            <code>Authorization: Bearer …</code>
          </p>
        </>
      )}
      <p class="screen-only">
        <a class="button-link" href={visit.to.tokens()}>
          {say.back}
        </a>
      </p>
    </>
  )
  return shown({ title: say.made(label), trail: accountTrail(visit, say.made(label)), body })
}

/** What an applicant's token can be used for; the rest is for those who work at a desk. */
const applicantScopes: readonly ApiScope[] = [
  'report.read',
  'offering.read',
  'application.read',
  'application.write',
  'consultation.read',
  'consultation.write',
  'profile.read',
  'profile.write',
]

const fieldsFor = ({ isStaff }: Caller) => ({
  label: textField({
    label: { ja: '名前', en: 'Name' },
    hint: {
      ja: '何に使うものか、あとで分かる名前',
      en: 'What it is for, as you will know it later',
    },
    required: true,
    longest: 60,
    autocomplete: 'off',
  }),
  scopes: choicesField({
    label: { ja: 'できること', en: 'What it may be used for' },
    required: true,
    choices: (isStaff ? apiScopeNames : applicantScopes).map((value) => ({
      value,
      label: apiScopes[value],
    })),
  }),
  days: numberField({
    label: { ja: '有効日数', en: 'Days that it is valid' },
    hint: { ja: '1日から366日まで', en: 'From 1 to 366' },
    required: true,
    least: 1,
    greatest: 366,
    unit: { ja: '日', en: 'days' },
  }),
})

type TokensProps = {
  readonly visit: TokensVisit
  readonly own: readonly ApiToken[]
  readonly caller: Caller
}

function Tokens({ visit, own, caller }: TokensProps): Child {
  const say = texts[visit.language]
  const form = visit.form('create')
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      {own.length > 0 && (
        <ul class="own-things">
          {own.map((token) => (
            <One visit={visit} token={token} />
          ))}
        </ul>
      )}
      <h2>{say.new}</h2>
      <Form form={form}>
        <Fields form={form} fields={fieldsFor(caller)} values={{ days: 90 }} />
        <Buttons submit={say.create} />
      </Form>
    </>
  )
}

function One({ visit, token }: { readonly visit: TokensVisit; readonly token: ApiToken }): Child {
  const { language } = visit
  const say = texts[language]
  const { id, label, scopes, createdAt, expiresAt, lastUsedAt } = token
  const when = (moment: Date) => formatMoment(toInstant(moment), language)
  return (
    <li>
      <h2>{label}</h2>
      <p>
        {scopeWords(scopes, language)}
        <br />
        {say.created} {when(createdAt)}
        <br />
        {say.until} {when(expiresAt)}
        <br />
        {lastUsedAt === null ? say.unused : `${say.used} ${when(lastUsedAt)}`}
      </p>
      <ActButton
        form={visit.form('end', id)}
        label={say.end}
        about={label}
        allowed={ok(undefined)}
        look="secondary"
      />
    </li>
  )
}

function scopeWords(scopes: readonly ApiScope[], language: Language): string {
  return scopes.map((scope) => apiScopes[scope][language]).join(language === 'ja' ? '、' : ', ')
}

const texts = {
  ja: {
    title: 'プログラム用のトークン',
    lead: '自分のプログラムから、ここでできることを自動で行うための鍵です。権限は、使うたびに、そのときのご自分の権限になります。',
    new: '新しいトークンを作る',
    create: '作る',
    made: (label: string) => `トークン「${label}」を作りました`,
    madeBefore:
      'このトークンは、先ほどすでに表示しました。控えていないときは、終わらせて、新しく作ってください。',
    once: 'このページを閉じると、二度と表示できません。今すぐ控えてください。ほかの人に見せないでください。',
    use: 'プログラムからは、次のヘッダーに入れて送ります。',
    back: '控えたので、一覧へ戻る',
    created: '作成',
    until: '期限',
    used: '最後に使った日時',
    unused: 'まだ使っていません',
    end: '終わらせる',
  },
  en: {
    title: 'Tokens for programs',
    lead: 'A key by which a program of yours does here what you can do. At each use it has the rights that you have then.',
    new: 'Make a token',
    create: 'Make it',
    made: (label: string) => `The token "${label}" is made`,
    madeBefore:
      'This token was shown a moment ago. If you have not noted it, end it and make another.',
    once: 'It is never shown again. Note it now, and show it to nobody.',
    use: 'Programs send it in this header:',
    back: 'I have noted it: back to the list',
    created: 'Made',
    until: 'Valid until',
    used: 'Last used',
    unused: 'Not used yet',
    end: 'End it',
  },
} as const

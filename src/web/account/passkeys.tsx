/** One's own passkeys: which there are, adding one, taking one away. */
import type { Child } from 'hono/jsx'
import {
  beginPasskeyRegistration,
  finishPasskeyRegistration,
  listPasskeys,
  removePasskey,
} from '../../commands/account/passkey-registration.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { Credential } from '../../store/credential.ts'
import { textField } from '../form/fields.ts'
import type { SubmittedForm } from '../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  type Shown,
  shown,
  type Told,
  told,
} from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { FieldOf } from '../ui/form/form.tsx'
import { formatMoment } from '../ui/when.ts'
import { forCaller, requireCaller } from './caller.ts'
import { PasskeyForm, readPasskey } from './passkey-form.tsx'
import { showRecoveryCodes } from './recovery-code-list.tsx'
import { accountTrail } from './trail.ts'
import { nextOf, placeAfter, takeDrafts } from './way-on.ts'

type PasskeyVisit = PersonalVisit<'passkeys'>

/** The page; newcomers who chose passkeys come here first, and staff without a second factor. */
export const passkeysPage: PersonalPage<'passkeys'> = {
  for: 'anyone',
  show: (visit) =>
    forCaller(visit, async (caller) => {
      const passkeys = await listPasskeys(contextOf(visit), caller)
      const { title } = texts[visit.language]
      const isFirst = caller.secondFactor === 'to-set-up'
      const body = <Passkeys visit={visit} passkeys={passkeys} mayLeave={!isFirst} />
      const trail = isFirst ? [] : accountTrail(visit, title)
      return shown({ title, trail, body, scripts: ['passkey'] })
    }),
  acts: { askPasskey, passkey: add, remove },
}

async function askPasskey(visit: PasskeyVisit): Promise<Result<Told>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const { ownUrl, siteName } = visit.services.accounts
  const site = { siteUrl: ownUrl(), siteName: siteName[visit.language] }
  const question = await beginPasskeyRegistration(contextOf(visit), caller.value, site)
  return question.ok ? told(question.value) : question
}

async function add(visit: PasskeyVisit, form: SubmittedForm): Promise<Result<Shown | Moved>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const siteUrl = visit.services.accounts.ownUrl()
  const given = { ...readPasskey(form), label: form.text('label'), siteUrl }
  const done = await finishPasskeyRegistration(contextOf(visit), caller.value, given)
  if (!done.ok) return done
  const now = await requireCaller(visit)
  if (!now.ok) return now
  await takeDrafts(visit, now.value)
  const { next } = nextOf(visit)
  const onwards = placeAfter(visit, now.value, next ?? visit.to.passkeys())
  const { recoveryCodes } = done.value
  if (recoveryCodes === null) return moved(onwards, 'passkey_added')
  return showRecoveryCodes(visit, recoveryCodes, onwards)
}

async function remove(visit: PasskeyVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const passkeys = await listPasskeys(contextOf(visit), caller.value)
  const chosen = passkeys.find(({ id }) => itemOf(id) === form.item)
  const done = await removePasskey(contextOf(visit), caller.value, chosen?.id ?? '')
  return done.ok ? moved(visit.to.passkeys(nextOf(visit)), 'passkey_removed') : done
}

/** Ids of passkeys may be longer than what a form takes along. */
const itemOf = (id: string): string => digest(id).slice(0, 32)

const labelField = textField({
  label: { ja: 'このパスキーの呼び名', en: 'What to call this passkey' },
  hint: {
    ja: '例：自分のスマートフォン、職場のパソコン',
    en: 'For example: my phone, the computer at work',
  },
  required: false,
  longest: 60,
  autocomplete: 'off',
})

type PasskeysProps = {
  readonly visit: PasskeyVisit
  readonly passkeys: readonly Credential[]
  /** Whether the page may be left without adding one. */
  readonly mayLeave: boolean
}

function Passkeys({ visit, passkeys, mayLeave }: PasskeysProps): Child {
  const { language, services } = visit
  const say = texts[language]
  const { next } = nextOf(visit)
  const form = visit.form('passkey')
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      {passkeys.length > 0 && (
        <ul class="own-things">
          {passkeys.map((passkey) => (
            <Own visit={visit} passkey={passkey} />
          ))}
        </ul>
      )}
      <h2>{say.addTitle}</h2>
      <PasskeyForm
        form={form}
        kind="register"
        begin="askPasskey"
        ownUrl={services.accounts.ownUrl()}
        submit={say.add}
      >
        <FieldOf form={form} name="label" field={labelField} />
      </PasskeyForm>
      {next !== undefined && mayLeave && (
        <p>
          <a href={next}>{say.later}</a>
        </p>
      )}
    </>
  )
}

function Own({ visit, passkey }: { readonly visit: PasskeyVisit; readonly passkey: Credential }) {
  const { language } = visit
  const say = texts[language]
  const { id, label, createdAt, lastUsedAt } = passkey
  const when = (moment: Date) => formatMoment(toInstant(moment), language)
  return (
    <li>
      <h2>{label}</h2>
      <p>
        {say.added} {when(createdAt)}
        <br />
        {lastUsedAt === null ? say.unused : `${say.used} ${when(lastUsedAt)}`}
      </p>
      <ActButton
        form={visit.form('remove', itemOf(id))}
        label={say.remove}
        about={label}
        allowed={ok(undefined)}
        look="secondary"
      />
    </li>
  )
}

const texts = {
  ja: {
    title: 'パスキー',
    lead: '端末の指紋、顔、画面ロックでサインインできます。パスワードも2段階目の確認も要りません。',
    addTitle: 'パスキーを登録する',
    add: 'この端末で登録する',
    later: 'あとで登録する',
    added: '登録',
    used: '最後に使った日時',
    unused: 'まだ使っていません',
    remove: '外す',
  },
  en: {
    title: 'Passkeys',
    lead: 'Sign in with the finger, face or screen lock of your device. No password and no second step are asked for then.',
    addTitle: 'Register a passkey',
    add: 'Register on this device',
    later: 'Do it later',
    added: 'Registered',
    used: 'Last used',
    unused: 'Not used yet',
    remove: 'Remove',
  },
} as const

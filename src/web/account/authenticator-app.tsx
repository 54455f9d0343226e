/** Setting up an authenticator app: the code to scan, the same as text, and the first digits. */
import type { Child } from 'hono/jsx'
import { confirmTotp, startTotp, type TotpSetUp } from '../../commands/account/totp.ts'
import { qrSvg } from '../../formats/qr.tsx'
import type { Result } from '../../kit/result.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  type Shown,
  shown,
} from '../personal.ts'
import { Buttons, FieldOf, Form } from '../ui/form/form.tsx'
import { forCaller, requireCaller, visitOf } from './caller.ts'
import { codeField } from './fields.tsx'
import { showRecoveryCodes } from './recovery-code-list.tsx'
import { accountTrail } from './trail.ts'
import { nextOf, placeAfter, takeDrafts } from './way-on.ts'

type AppVisit = PersonalVisit<'authenticatorApp'>

/** The page; one app at a time: a new one takes the place of the one in use. */
export const authenticatorAppPage: PersonalPage<'authenticatorApp'> = {
  for: 'anyone',
  show: (visit) =>
    forCaller(visit, async (caller) => {
      const siteName = visit.services.accounts.siteName[visit.language]
      const begun = await startTotp(contextOf(visit), caller, { siteName })
      if (!begun.ok) return begun
      const { title } = texts[visit.language]
      const trail = caller.secondFactor === 'to-set-up' ? [] : accountTrail(visit, title)
      return shown({ title, trail, body: <SetUp visit={visit} begun={begun.value} /> })
    }),
  acts: { confirm },
}

async function confirm(
  visit: AppVisit,
  form: SubmittedForm,
): Promise<Result<Shown | Moved, FormRefusal>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const code = codeField.read(form, 'code')
  if (!code.ok) return atField('code', code)
  const given = { code: code.value, visit: visitOf(visit) }
  const done = await confirmTotp(contextOf(visit), caller.value, given)
  if (!done.ok) return atField('code', done)
  const now = await requireCaller(visit)
  if (!now.ok) return now
  await takeDrafts(visit, now.value)
  const { next = visit.to.ownSecondFactor() } = nextOf(visit)
  const onwards = placeAfter(visit, now.value, next)
  const { recoveryCodes } = done.value
  if (recoveryCodes === null) return moved(onwards, 'app_set_up')
  return showRecoveryCodes(visit, recoveryCodes, onwards)
}

function SetUp({ visit, begun }: { readonly visit: AppVisit; readonly begun: TotpSetUp }): Child {
  const say = texts[visit.language]
  const form = visit.form('confirm')
  return (
    <>
      <h1>{say.title}</h1>
      <ol class="set-up">
        <li>
          <h2>{say.install}</h2>
          <p>{say.installText}</p>
        </li>
        <li>
          <h2>{say.scan}</h2>
          <p>{say.scanText}</p>
          <div class="qr-frame">{qrSvg(begun.uri, say.qr)}</div>
          <p>
            <a href={begun.uri}>{say.open}</a>
          </p>
          <p>
            {say.type}
            <br />
            <code class="secret">{begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
        </li>
        <li>
          <h2>{say.code}</h2>
          <Form form={form}>
            <FieldOf form={form} name="code" field={codeField} />
            <Buttons submit={say.submit} />
          </Form>
        </li>
      </ol>
    </>
  )
}

const texts = {
  ja: {
    title: '認証アプリを登録する',
    install: 'アプリを用意する',
    installText:
      'スマートフォンに認証アプリ（Google Authenticator、Microsoft Authenticator など）を入れます。',
    scan: 'コードを読み取る',
    scanText: 'アプリで「追加」を選び、このQRコードを読み取ります。',
    qr: '認証アプリで読み取るQRコード。同じ内容の文字が下にあります',
    open: 'この端末のアプリで開く',
    type: '読み取れないときは、アプリに次の文字を入力します（時間ベース、6桁）。',
    code: '出てきた数字を入力する',
    submit: '登録する',
  },
  en: {
    title: 'Set up an authenticator app',
    install: 'Get an app',
    installText:
      'Install an authenticator app on your phone, such as Google Authenticator or Microsoft Authenticator.',
    scan: 'Scan the code',
    scanText: 'In the app choose to add an account, and scan this QR code.',
    qr: 'QR code for the authenticator app; the same stands as text below',
    open: 'Open in an app on this device',
    type: 'If you cannot scan it, type this into the app (time based, six digits):',
    code: 'Enter the digits that it shows',
    submit: 'Set it up',
  },
} as const

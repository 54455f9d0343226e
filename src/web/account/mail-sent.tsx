/** What is said once a mail was asked for: the same, whoever the address belongs to. */
import { parseMailAddress } from '../../domain/account/mail-address.ts'
import { linkHours } from '../../domain/account/link.ts'
import { type PersonalPage, shown } from '../personal.ts'
import { mailedCookie, type MailKind, mailKinds, NoMailServer } from './ask-mail.tsx'
import { nextOf } from './way-on.ts'

/** The page after a mail was asked for. */
export const mailSentPage: PersonalPage<'mailSent'> = {
  for: 'anyone',
  show: (visit) => {
    const { language, to, query } = visit
    const say = texts[language]
    const kind = mailKinds.find((each) => each === query.get('for')) ?? 'sign-up'
    const mailed = parseMailAddress(visit.cookie(mailedCookie) ?? '')
    const next = nextOf(visit)
    const again = { 'sign-up': to.signUp, 'sign-in': to.signInByMail, reset: to.reset }[kind]
    const body = (
      <>
        <h1>{say.title}</h1>
        <p class="lead">
          {mailed.ok ? say.sentTo(mailed.value) : say.sent} {say.open[kind]}
        </p>
        {!visit.services.accounts.sendsMail && <NoMailServer visit={visit} />}
        <h2>{say.missing}</h2>
        <ul>
          <li>{say.wait}</li>
          <li>{say.spam}</li>
          <li>
            {say.typo} <a href={again(next)}>{say.again}</a>
          </li>
        </ul>
      </>
    )
    return Promise.resolve(shown({ title: say.title, body }))
  },
}

const hours = linkHours('sign-up')

type Opened = Readonly<Record<MailKind, string>>

const texts = {
  ja: {
    title: 'メールを確かめてください',
    sentTo: (address: string) => `「${address}」あてに、メールの送信を受け付けました。`,
    sent: 'メールの送信を受け付けました。',
    open: {
      'sign-up': `届いたメールのリンクを開いて、登録を続けてください。リンクは${hours}時間、1回だけ使えます。`,
      'sign-in': '届いたメールのリンクを開いてください。リンクは30分、1回だけ使えます。',
      reset:
        'このアドレスで登録があれば、メールが届きます。届いたメールのリンクを開いて、パスワードを決めてください。リンクは1時間、1回だけ使えます。',
    } satisfies Opened,
    missing: 'メールが届かないとき',
    wait: '届くまで数分かかることがあります。',
    spam: '迷惑メールのフォルダーも確かめてください。',
    typo: 'アドレスが違っていたときは、もう一度入力してください。',
    again: '入力し直す',
  },
  en: {
    title: 'Look into your mail',
    sentTo: (address: string) => `A mail to ${address} is on its way.`,
    sent: 'The mail is on its way.',
    open: {
      'sign-up': `Open the link in it to go on. The link works once, for ${hours} hours.`,
      'sign-in': 'Open the link in it. The link works once, for 30 minutes.',
      reset:
        'It comes if this address has an account. Open the link in it and choose a password. The link works once, for an hour.',
    } satisfies Opened,
    missing: 'If no mail comes',
    wait: 'It may take a few minutes.',
    spam: 'Look into your spam folder too.',
    typo: 'If the address was wrong,',
    again: 'enter it again',
  },
} as const

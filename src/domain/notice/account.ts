/** Notices about accounts: signing up, a forgotten password, an invitation. */
import type { Template } from './template.ts'

const ignore = {
  ja: 'お心当たりがないときは、何もせずにこのメールを削除してください。',
  en: 'If you did not ask for this, do nothing and delete this mail.',
} as const

/** The templates of this family. */
export const accountTemplates = {
  'sign-up': {
    label: { ja: '利用者登録の案内', en: 'Sign-up link' },
    fields: { url: 'secret', hours: 'number' },
    subject: { ja: '利用者登録の続き（{siteName}）', en: 'Finish signing up ({siteName})' },
    body: {
      ja: [
        '{siteName}の利用者登録を受け付けました。次のページを開いて、登録を続けてください。',
        '',
        '{url}',
        '',
        'このページは{hours}時間のあいだ、1回だけ使えます。期限が過ぎたときは、もう一度最初から登録してください。',
        '',
        `${ignore.ja}登録は行われません。`,
      ],
      en: [
        'You asked to sign up at {siteName}. Open this page to go on:',
        '',
        '{url}',
        '',
        'The page can be used once, within {hours} hours. After that, please begin again.',
        '',
        `${ignore.en} No account will be made.`,
      ],
    },
  },
  'sign-up-again': {
    label: { ja: '登録済みのお知らせ', en: 'Signed up already' },
    fields: { url: 'secret' },
    subject: { ja: 'すでに登録されています（{siteName}）', en: 'You have an account ({siteName})' },
    body: {
      ja: [
        'このメールアドレスで、{siteName}の利用者登録の申し込みがありました。このアドレスはすでに登録されているため、新しい登録は行いませんでした。',
        '',
        '次のページを開くと、サインインできます。パスワードを忘れたときも、このページから決め直せます。このページは1回だけ使えます。',
        '',
        '{url}',
        '',
        `${ignore.ja}登録の内容は変わりません。`,
      ],
      en: [
        'Someone asked to sign up at {siteName} with this mail address. The address has an account already, so no new one was made.',
        '',
        'Open this page to sign in. If you have forgotten your password, you can choose a new one there. It can be used once:',
        '',
        '{url}',
        '',
        `${ignore.en} Your account stays as it is.`,
      ],
    },
  },
  reset: {
    label: { ja: 'パスワードの再設定の案内', en: 'Link for a new password' },
    fields: { url: 'secret', hours: 'number' },
    subject: { ja: 'パスワードの再設定（{siteName}）', en: 'A new password ({siteName})' },
    body: {
      ja: [
        '{siteName}のパスワードを決め直す手続きを受け付けました。次のページを開いて、新しいパスワードを決めてください。',
        '',
        '{url}',
        '',
        'このページは{hours}時間のあいだ、1回だけ使えます。期限が過ぎたときは、もう一度手続きをしてください。',
        '',
        `${ignore.ja}いまのパスワードがそのまま使えます。`,
      ],
      en: [
        'You asked for a new password at {siteName}. Open this page to choose it:',
        '',
        '{url}',
        '',
        'The page can be used once, within {hours} hours. After that, please ask again.',
        '',
        `${ignore.en} Your password stays as it is.`,
      ],
    },
  },
  'address-change': {
    label: { ja: 'メールアドレスの変更の案内', en: 'Link for a new mail address' },
    fields: { url: 'secret', hours: 'number' },
    subject: { ja: 'メールアドレスの変更（{siteName}）', en: 'A new mail address ({siteName})' },
    body: {
      ja: [
        '{siteName}の登録のメールアドレスを、このアドレスに変える手続きを受け付けました。サインインしているブラウザーで次のページを開いて、変更してください。',
        '',
        '{url}',
        '',
        'このページは{hours}時間のあいだ、1回だけ使えます。期限が過ぎたときは、もう一度手続きをしてください。',
        '',
        `${ignore.ja}このアドレスは登録されません。`,
      ],
      en: [
        'You asked to use this mail address for your account at {siteName}. Open this page in the browser in which you are signed in:',
        '',
        '{url}',
        '',
        'The page can be used once, within {hours} hours. After that, please ask again.',
        '',
        `${ignore.en} This address will not be used.`,
      ],
    },
  },
  'address-taken': {
    label: { ja: '登録済みのアドレスのお知らせ', en: 'Address has an account' },
    fields: {},
    subject: { ja: 'すでに登録されています（{siteName}）', en: 'You have an account ({siteName})' },
    body: {
      ja: [
        '{siteName}の別の登録のメールアドレスを、このアドレスに変える手続きがありました。このアドレスはすでに登録されているため、変更は行いませんでした。',
        '',
        'まとめたいときは、どちらかの登録を削除してから、もう一度手続きをしてください。',
        '',
        `${ignore.ja}登録の内容は変わりません。`,
      ],
      en: [
        'Someone asked to use this mail address for another account at {siteName}. The address has an account already, so nothing was changed.',
        '',
        'To have one account only, close one of the two and ask again.',
        '',
        `${ignore.en} Your account stays as it is.`,
      ],
    },
  },
  'address-changed': {
    label: { ja: 'メールアドレスの変更のお知らせ', en: 'Mail address changed' },
    fields: {},
    subject: {
      ja: 'メールアドレスが変わりました（{siteName}）',
      en: 'Your mail address was changed ({siteName})',
    },
    body: {
      ja: [
        '{siteName}の登録のメールアドレスが、このアドレスから別のアドレスに変わりました。これからのお知らせは、新しいアドレスに届きます。',
        '',
        'お心当たりがないときは、だれかがあなたの登録を使ったおそれがあります。すぐにお問い合わせ先にご連絡ください。',
      ],
      en: [
        'The mail address of your account at {siteName} was changed from this one to another. From now on you will be told there.',
        '',
        'If you did not do this, somebody may have used your account. Please contact us at once.',
      ],
    },
  },
  invite: {
    label: { ja: '職員の招待', en: 'Invitation of staff' },
    fields: { url: 'secret', hours: 'number', role: 'words?', inviter: 'text?' },
    subject: { ja: '{siteName}への招待', en: 'Invitation to {siteName}' },
    body: {
      ja: [
        '{siteName}の業務画面に招待されました。次のページを開いて、利用を始めてください。',
        '',
        '{url}',
        '',
        '役割：{role}',
        '招待した人：{inviter}',
        '',
        'このページは{hours}時間のあいだ、1回だけ使えます。期限が過ぎたときは、招待した人に連絡してください。',
        'サインインには、パスワードのほかに、スマートフォンのアプリかパスキーでの確認が必要です。',
        '',
        ignore.ja,
      ],
      en: [
        'You have been invited to the desk of {siteName}. Open this page to begin:',
        '',
        '{url}',
        '',
        'Role: {role}',
        'Invited by: {inviter}',
        '',
        'The page can be used once, within {hours} hours. After that, please ask whoever invited you.',
        'To sign in you will also need an app on your phone, or a passkey.',
        '',
        ignore.en,
      ],
    },
  },
} as const satisfies Readonly<Record<string, Template>>

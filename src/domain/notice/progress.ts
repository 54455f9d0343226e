/** Notices about applications that are looked at and decided. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { applicationFields, greeting, nameLines, pageLines } from './application.ts'
import type { Template } from './template.ts'

const fields = { ...applicationFields, reason: 'text?' } as const

/** A notice that says in a sentence or two what has come, and where to read more. */
function progressOf(
  label: Bilingual,
  subject: Bilingual,
  sentences: Readonly<Record<Language, readonly string[]>>,
) {
  return {
    label,
    fields,
    subject: { ja: `【${subject.ja}】{offering}`, en: `${subject.en}: {offering}` },
    body: {
      ja: [...greeting.ja, ...sentences.ja, '', ...nameLines.ja, '理由：{reason}', ...pageLines.ja],
      en: [
        ...greeting.en,
        ...sentences.en,
        '',
        ...nameLines.en,
        'Reason: {reason}',
        ...pageLines.en,
      ],
    },
  } as const satisfies Template
}

/** The templates of this family. */
export const progressTemplates = {
  invited: progressOf(
    { ja: '当選のお知らせ', en: 'Drawn' },
    { ja: '当選', en: 'You were drawn' },
    {
      ja: [
        '抽選の結果、申請していただけることになりました。',
        '期限までに、次のページから申請書類を出してください。',
      ],
      en: ['You were drawn and may apply.', 'Please send your papers from your page in time.'],
    },
  ),
  returned: progressOf(
    { ja: '差戻し（補正のお願い）', en: 'Returned' },
    { ja: '補正のお願い', en: 'Please mend your application' },
    {
      ja: ['直していただきたいところがあります。次のページで項目を確かめ、直して送ってください。'],
      en: ['There is something to mend. See the items on your page, mend them and send it again.'],
    },
  ),
  decided: progressOf(
    { ja: '決定のお知らせ', en: 'Decided' },
    { ja: '決定', en: 'Decided' },
    {
      ja: ['決定しました。通知書と条件は、次のページでご覧ください。'],
      en: ['It was decided. The letter with its conditions is on your page.'],
    },
  ),
  refused: progressOf(
    { ja: '決定に至らなかったお知らせ', en: 'Refused' },
    { ja: '結果のお知らせ', en: 'Result of your application' },
    {
      ja: ['ご希望にそえませんでした。理由は次のとおりです。通知書は次のページでご覧ください。'],
      en: ['We could not decide in your favour. The reasons follow; any letter is on your page.'],
    },
  ),
  changed: progressOf(
    { ja: '変更の結果', en: 'Change decided' },
    { ja: '変更の結果', en: 'Your change' },
    {
      ja: ['申し出のあった変更について、結果が出ました。次のページでご覧ください。'],
      en: ['The change that you asked for was looked at. See the result on your page.'],
    },
  ),
  fixed: progressOf(
    { ja: '額の確定のお知らせ', en: 'Amount fixed' },
    { ja: '額の確定', en: 'Amount fixed' },
    {
      ja: ['交付する額が確定しました。次のページで額を確かめ、請求してください。'],
      en: ['The amount is fixed. See it on your page, and claim it.'],
    },
  ),
  paid: progressOf(
    { ja: '支払のお知らせ', en: 'Paid' },
    { ja: '支払', en: 'Paid' },
    {
      ja: ['ご指定の口座に振り込みました。'],
      en: ['The money was sent to your account.'],
    },
  ),
  revoked: progressOf(
    { ja: '取消のお知らせ', en: 'Revoked' },
    { ja: '取消', en: 'Revoked' },
    {
      ja: ['決定が取り消されました。理由は次のとおりです。通知書は次のページでご覧ください。'],
      en: ['The decision was revoked, for the reasons that follow. The letter is on your page.'],
    },
  ),
  assigned: progressOf(
    { ja: '担当の専門家のお知らせ', en: 'Expert assigned' },
    { ja: '専門家の決定', en: 'Your expert' },
    {
      ja: ['担当の専門家が決まりました。次のページで確かめてください。'],
      en: ['An expert was assigned to you. See who comes on your page.'],
    },
  ),
  visited: progressOf(
    { ja: '訪問の確認のお願い', en: 'Please confirm a visit' },
    { ja: '訪問の確認', en: 'Please confirm the visit' },
    {
      ja: ['専門家から訪問の報告がありました。次のページで内容を確かめ、評価してください。'],
      en: ['The expert has reported a visit. Please confirm and rate it on your page.'],
    },
  ),
  matched: progressOf(
    { ja: '企業の紹介', en: 'Company proposed' },
    { ja: '企業のご紹介', en: 'A company for you' },
    {
      ja: ['ご希望に合う企業があります。次のページでご覧ください。'],
      en: ['There is a company that may suit you. See it on your page.'],
    },
  ),
  'person-proposed': progressOf(
    { ja: '就労する方の紹介（企業へ）', en: 'Person proposed (to the company)' },
    { ja: '紹介したい方がいます', en: 'A person for you' },
    {
      ja: ['受入の条件に合う方がいます。次のページで内容を見て、お返事をください。'],
      en: ['There is a person who may suit your position. See your page, and answer there.'],
    },
  ),
  certified: progressOf(
    { ja: '認証のお知らせ', en: 'Certified' },
    { ja: '認証', en: 'Certified' },
    {
      ja: ['認証されました。認証書は次のページでご覧ください。'],
      en: ['You are certified. The certificate is on your page.'],
    },
  ),
  expired: progressOf(
    { ja: '認証の失効', en: 'Certificate expired' },
    { ja: '認証の失効', en: 'Certificate expired' },
    {
      ja: ['認証の期限が過ぎ、効力がなくなりました。'],
      en: ['Your certificate has expired.'],
    },
  ),
} as const satisfies Readonly<Record<string, Template>>

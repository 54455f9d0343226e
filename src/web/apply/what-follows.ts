/** What happens after one has applied, step by step, before one has. */
import type { Offering } from '../../domain/delivery/offering.ts'
import type { OpenKind } from '../../domain/delivery/register.ts'
import type { WayIn } from '../../domain/delivery/way-in.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { Step } from '../ui/steps.tsx'

/** The steps in both languages. */
export type Following = Readonly<Record<Language, readonly Step[]>>

/** The steps that follow from a way into an offering. */
export function whatFollows(offering: Offering, way: WayIn | null): Following {
  const isOnline = offering.settings.channels.every((channel) => channel === 'online')
  const steps = following[offering.kind]({ act: way?.act ?? null, isOnline })
  return { ja: steps.map(({ ja }) => ja), en: steps.map(({ en }) => en) }
}

type Asked = { readonly act: string | null; readonly isOnline: boolean }

const following: Readonly<Record<OpenKind, (asked: Asked) => readonly BothSteps[]>> = {
  gathering: ({ isOnline }) => [applyStep, reservedStep, isOnline ? onlineStep : ticketStep],
  course: ({ act }) =>
    act === 'apply'
      ? [applyStep, selectionStep, enrolStep, attendStep]
      : [applyStep, acceptedStep, attendStep],
  consultation: ({ act, isOnline }) =>
    act === 'request'
      ? [messageStep, answerStep]
      : [applyStep, reservedStep, isOnline ? onlineStep : comeStep],
  booking: () => [applyStep, reservedStep, comeStep],
  grant: () => [papersStep, reviewStep, letterStep, reportStep],
  dispatch: () => [applyStep, letterStep, expertStep],
  support: () => [applyStep, contactStep],
  placement: () => [applyStep, proposalStep, trialStep],
  certification: () => [contactStep, papersStep, reviewStep, letterStep],
}

type BothSteps = Readonly<Record<Language, Step>>

const step = (ja: readonly [string, string], en: readonly [string, string]): BothSteps => ({
  ja: { name: ja[0], text: ja[1] },
  en: { name: en[0], text: en[1] },
})

const applyStep = step(
  ['申し込む', '質問に答えて送ります。途中でやめても、書いたところまで残ります。'],
  ['Apply', 'Answer the questions and send them. You may stop halfway: what you wrote is kept.'],
)
const reservedStep = step(
  [
    '確認のメールが届く',
    'マイページでも、いつでも確かめられます。来られなくなったら取り消せます。',
  ],
  ['You get a mail', 'You can also look at your page at any time, and cancel if you cannot come.'],
)
const ticketStep = step(
  ['当日、入場券を見せる', 'スマートフォンの画面でも、印刷した紙でも、番号だけでもかまいません。'],
  ['Show your ticket on the day', 'On your telephone, on paper, or just tell us the number.'],
)
const onlineStep = step(
  ['当日、オンラインで参加する', 'マイページの「オンラインで参加する」を押します。'],
  ['Join online on the day', 'Press “Join online” on your page.'],
)
const comeStep = step(
  ['予約の時刻に来る', '窓口でお名前か申込番号をお伝えください。'],
  ['Come at the time', 'Tell us your name or your application number at the desk.'],
)
const selectionStep = step(
  ['選考の結果を待つ', '締切のあと、結果をメールとマイページでお知らせします。'],
  ['Wait for the selection', 'After the deadline you are told by mail and on your page.'],
)
const enrolStep = step(
  ['受講の手続きをする', 'マイページで「受講の手続きをする」を押します。'],
  ['Confirm', 'Press “Confirm” on your page.'],
)
const acceptedStep = step(
  ['受講が決まる', '確認のメールが届きます。'],
  ['You are accepted', 'You get a mail.'],
)
const attendStep = step(
  ['日程に沿って受講する', '来られなくなったら、マイページから辞退できます。'],
  ['Attend the sessions', 'If you cannot come, you can withdraw on your page.'],
)
const papersStep = step(
  ['書類をそろえて申請する', '足りないものは、送る前にその場で分かります。'],
  ['Apply with your papers', 'What is missing is said before you send them.'],
)
const reviewStep = step(
  ['審査を受ける', '直すところがあれば、項目ごとにお知らせします。'],
  ['It is reviewed', 'If there is something to mend, you are told item by item.'],
)
const letterStep = step(
  ['通知書を受け取る', 'メールでお知らせし、マイページで受け取れます。'],
  ['You receive a letter', 'A mail tells you of it; the letter is on your page.'],
)
const reportStep = step(
  ['報告し、支払を受ける', '事業が終わったら報告します。額が確定したら請求してください。'],
  ['Report, and be paid', 'Report when you are done. When the amount is fixed, claim it.'],
)
const expertStep = step(
  ['専門家が訪問する', '訪問のたびに、内容を確かめて評価してください。'],
  ['The expert visits you', 'Confirm and rate each visit.'],
)
const contactStep = step(
  ['担当者から連絡がある', '進め方をいっしょに決めます。'],
  ['Somebody contacts you', 'You agree on what to do together.'],
)
const proposalStep = step(
  ['企業の紹介を受ける', '職場を見学してから決められます。'],
  ['A company is proposed', 'You can visit the workplace before you decide.'],
)
const trialStep = step(
  ['期間を決めて働く', '終わったあと、採用の結果をお知らせします。'],
  ['Work for a set time', 'Afterwards you are told whether you are hired.'],
)
const messageStep = step(
  ['相談を書いて送る', '途中でやめても、書いたところまで残ります。'],
  ['Write and send', 'You may stop halfway: what you wrote is kept.'],
)
const answerStep = step(
  ['相談員から返事が届く', 'マイページで読めます。'],
  ['A counsellor answers', 'You can read it on your page.'],
)

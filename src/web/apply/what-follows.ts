/** What happens after one has applied, step by step, before one has. */
import type { Offering } from '../../domain/delivery/offering.ts'
import type { WayIn } from '../../domain/delivery/way-in.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { Step } from '../ui/steps.tsx'

/** The steps in both languages. */
export type Following = Readonly<Record<Language, readonly Step[]>>

/** The steps that follow from a way into an offering. */
export function whatFollows(offering: Offering, way: WayIn | null): Following {
  const isOnline = offering.settings.channels.every((channel) => channel === 'online')
  switch (offering.kind) {
    case 'gathering':
      return joined(applyStep, reservedStep, isOnline ? onlineStep : ticketStep)
    case 'course':
      return way?.act === 'apply'
        ? joined(applyStep, selectionStep, enrolStep, attendStep)
        : joined(applyStep, acceptedStep, attendStep)
    case 'consultation':
      return way?.act === 'request'
        ? joined(messageStep, answerStep)
        : joined(applyStep, reservedStep, isOnline ? onlineStep : comeStep)
    case 'booking':
      break
  }
  return joined(applyStep, reservedStep, comeStep)
}

type BothSteps = Readonly<Record<Language, Step>>

const joined = (...steps: readonly BothSteps[]): Following => ({
  ja: steps.map(({ ja }) => ja),
  en: steps.map(({ en }) => en),
})

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
const messageStep = step(
  ['相談を書いて送る', '途中でやめても、書いたところまで残ります。'],
  ['Write and send', 'You may stop halfway: what you wrote is kept.'],
)
const answerStep = step(
  ['相談員から返事が届く', 'マイページで読めます。'],
  ['A counsellor answers', 'You can read it on your page.'],
)

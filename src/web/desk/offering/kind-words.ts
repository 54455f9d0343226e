/** What each kind of delivery is for, and how an offering of it usually begins. */
import type { OfferingSettings } from '../../../domain/delivery/offering.ts'
import { lifecycleOf, type OpenKind } from '../../../domain/delivery/register.ts'
import { type Tag, tags } from '../../../domain/fact/definition.ts'
import { factKind } from '../../../domain/fact/kind.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'

/** What a kind is for, in a sentence. */
export const kindSentences: Readonly<Record<OpenKind, Bilingual>> = {
  gathering: {
    ja: '面接会・フェア・セミナーのように、決まった日に集まるもの。席の予約、入場券、当日の受付、企業との面接まで扱えます。',
    en: 'Fairs, interview days, seminars: people come on a set day. Seats, tickets, the door, interviews with companies.',
  },
  course: {
    ja: '何回かに分けて学ぶもの。申込、選考、出席、修了までを扱えます。',
    en: 'Learning over several sessions: applications, selection, attendance, completion.',
  },
  consultation: {
    ja: '相談員に相談するもの。時間の予約や、メッセージでのやりとりができます。',
    en: 'Advice by a counsellor: at a booked time, or by message.',
  },
  booking: {
    ja: '部屋や設備を時間で貸し出すもの。窓口で利用を記録します。',
    en: 'Rooms and equipment by the hour; their use is marked at the desk.',
  },
  grant: {
    ja: '費用の助成や奨励金。申請、審査、交付決定、実績報告、額の確定、支払、返還までを扱えます。',
    en: 'Money on application: review, decision, report, fixing, payment, repayment.',
  },
  dispatch: {
    ja: '企業に専門家を派遣するもの。申込、決定、専門家の割当、訪問の報告と謝金までを扱えます。',
    en: 'An expert sent to a company: request, decision, assignment, visits, reports and fees.',
  },
  support: {
    ja: '企業や人に伴走するもの。働きかけ、訪問、目標、次の予定、採用と定着までを扱えます。',
    en: 'Accompanying companies or people: outreach, visits, goals, hiring and retention.',
  },
  placement: {
    ja: '企業で期間を決めて働き、採用を目指すもの。登録、紹介、見学、派遣、採用までを扱えます。',
    en: 'Trial work at a company: profiles, matches, visits, dispatch, hiring.',
  },
  certification: {
    ja: '基準を満たす団体を認証するもの。相談、審査、認証書、公開名簿、更新までを扱えます。',
    en: 'Recognising organisations: consultation, examination, certificate, register, renewal.',
  },
}

const asAWhole = { seatsPer: 'offering', capacity: null, waitList: false } as const

/** How an offering of a kind begins before anything is typed. */
export const usualSettings: Readonly<Record<OpenKind, Usual>> = {
  gathering: { seatsPer: 'session', capacity: 50, waitList: true },
  course: { seatsPer: 'offering', capacity: 20, waitList: true },
  consultation: { seatsPer: 'session', capacity: 1, waitList: false },
  booking: { seatsPer: 'session', capacity: 1, waitList: false },
  grant: asAWhole,
  dispatch: asAWhole,
  support: asAWhole,
  placement: asAWhole,
  certification: asAWhole,
}

type Usual = Pick<OfferingSettings, 'seatsPer' | 'capacity' | 'waitList'>

/** The tags that tell facts of a kind apart, beside the channel, which follows by itself. */
export function tagsOfKind(kind: OpenKind): readonly Tag[] {
  const recorded = Object.values(lifecycleOf(kind).acts).flatMap(({ records }) => records)
  const known = new Set(recorded.flatMap((each) => factKind(each).tags))
  const all = Object.keys(tags) as readonly Tag[]
  return all.filter((tag) => known.has(tag) && tag !== 'in-person' && tag !== 'online')
}

/**
 * Comparing a person with a position by the criteria that the offering declares. Nothing else
 * counts, and whoever looks sees why: for each criterion whether it is met, not met or unknown, in
 * words.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { formatDate, type Instant } from '../../../kit/calendar.ts'
import type { HostPosition, PersonProfile } from './profile.ts'
import {
  type CriterionKey,
  labelsOf,
  type PlacementOption,
  type PlacementSettings,
} from './settings.ts'

/** Whether a criterion is met. What nobody has said is unknown, and gains nothing. */
export type Outcome = 'met' | 'not-met' | 'unknown'

/** How outcomes are said. */
export const outcomeLabels = {
  met: { ja: '合う', en: 'met' },
  'not-met': { ja: '合わない', en: 'not met' },
  unknown: { ja: '不明', en: 'unknown' },
} as const satisfies Readonly<Record<Outcome, Bilingual>>

/** What one criterion says of a person and a position. */
export type Verdict = {
  readonly criterion: CriterionKey
  readonly outcome: Outcome
  /** What it gains where it is met, as the settings declare. */
  readonly points: number
  /** Why. */
  readonly words: Bilingual
}

/** What all criteria say. */
export type Comparison = {
  readonly verdicts: readonly Verdict[]
  /** How many criteria are met. */
  readonly met: number
  /** The declared points of those that are met: their number, where each counts once. */
  readonly points: number
}

/** Compares. A person without a profile is unknown in everything. */
export function comparePlacement(
  settings: PlacementSettings,
  profile: PersonProfile | null,
  position: HostPosition,
): Comparison {
  const verdicts = settings.criteria.map(({ key, points }): Verdict => {
    const [outcome, words] = profile
      ? judges[key]({ settings, profile, position })
      : (['unknown', noProfile] as const)
    return { criterion: key, outcome, points, words }
  })
  const met = verdicts.filter(({ outcome }) => outcome === 'met')
  return { verdicts, met: met.length, points: met.reduce((sum, { points }) => sum + points, 0) }
}

/** One of several that were compared with the same person, or the same position. */
export type Compared<T> = T & { readonly comparison: Comparison; readonly waitsSince: Instant }

/** More points first; among equals whoever has waited longer, and then the earlier number. */
export function rankMatches<T extends { readonly id: string }>(
  compared: readonly Compared<T>[],
): readonly Compared<T>[] {
  return compared.toSorted(
    (one, other) =>
      other.comparison.points - one.comparison.points ||
      compareTexts(one.waitsSince, other.waitsSince) ||
      compareTexts(one.id, other.id),
  )
}

const compareTexts = (one: string, other: string): number =>
  one < other ? -1 : Number(one > other)

type Pair = {
  readonly settings: PlacementSettings
  readonly profile: PersonProfile
  readonly position: HostPosition
}

type Judged = readonly [Outcome, Bilingual]

const judges: Readonly<Record<CriterionKey, (pair: Pair) => Judged>> = {
  area: ({ settings, profile, position }) =>
    judgeChoice(settings.areas, profile.areas, position.area),
  work: ({ settings, profile, position }) =>
    judgeChoice(settings.works, profile.works, position.work),
  days: ({ profile, position }) =>
    judgeAtMost(profile.daysWeek, position.daysWeek, { ja: '日', en: 'days' }),
  hours: ({ profile, position }) =>
    judgeAtMost(profile.hoursWeek, position.hoursWeek, { ja: '時間', en: 'hours' }),
  start: judgeStart,
  needs: judgeNeeds,
}

/** The position's one choice is among those that the person wishes for. */
function judgeChoice(
  options: readonly PlacementOption[],
  wished: readonly string[],
  offered: string,
): Judged {
  const [there] = labelsOf(options, [offered])
  const wishes = labelsOf(options, wished)
  if (!there) return ['unknown', say('募集の側が未入力です。', 'The position does not say.')]
  if (wishes.length === 0) return ['unknown', say('本人の希望が未入力です。', 'No wish is given.')]
  const [ja, en] = [joined(wishes, 'ja'), joined(wishes, 'en')]
  return wished.includes(offered)
    ? ['met', say(`募集は「${there.ja}」、希望は「${ja}」`, `${there.en}; wished for: ${en}`)]
    : ['not-met', say(`募集は「${there.ja}」、希望は「${ja}」`, `${there.en}; wished for: ${en}`)]
}

/** The position asks for no more of a week than the person can give. */
function judgeAtMost(able: number | null, asked: number | null, unit: Bilingual): Judged {
  if (asked === null)
    return ['unknown', say('募集の側が未入力です。', 'The position does not say.')]
  if (able === null) return ['unknown', say('本人の希望が未入力です。', 'No wish is given.')]
  const words = say(
    `募集は週${asked}${unit.ja}、希望は週${able}${unit.ja}まで`,
    `${asked} ${unit.en} a week; at most ${able} wished for`,
  )
  return [asked <= able ? 'met' : 'not-met', words]
}

/** The person can begin before the position ends. */
function judgeStart({ profile, position }: Pair): Judged {
  const { from } = profile
  if (from === null) return ['unknown', say('本人の希望が未入力です。', 'No wish is given.')]
  const start = say(
    `本人は${formatDate(from, 'ja')}から`,
    `the person can begin on ${formatDate(from, 'en')}`,
  )
  if (position.to === null) {
    return ['met', say(`受入の終わりは決まっていません。${start.ja}`, `no end is set; ${start.en}`)]
  }
  const until = say(
    `受入は${formatDate(position.to, 'ja')}まで`,
    `wanted until ${formatDate(position.to, 'en')}`,
  )
  const words = say(`${until.ja}、${start.ja}`, `${until.en}; ${start.en}`)
  return [from <= position.to ? 'met' : 'not-met', words]
}

/** The workplace offers all that the person needs. */
function judgeNeeds({ settings, profile, position }: Pair): Judged {
  if (profile.needs.length === 0) {
    return profile.needsWords === null
      ? ['met', say('配慮の希望はありません。', 'Nothing is needed.')]
      : ['unknown', say('本人の記入を読んで確かめてください。', 'Read what the person wrote.')]
  }
  const missing = profile.needs.filter((key) => !position.offers.includes(key))
  const [all, lacking] = [
    labelsOf(settings.needs, profile.needs),
    labelsOf(settings.needs, missing),
  ]
  return lacking.length === 0
    ? ['met', say(`「${joined(all, 'ja')}」に対応`, `offers ${joined(all, 'en')}`)]
    : [
        'not-met',
        say(`「${joined(lacking, 'ja')}」に対応なし`, `does not offer ${joined(lacking, 'en')}`),
      ]
}

const say = (ja: string, en: string): Bilingual => ({ ja, en })

const joined = (labels: readonly Bilingual[], language: 'ja' | 'en'): string =>
  labels.map((label) => label[language]).join(language === 'ja' ? '、' : ', ')

const noProfile = say('本人の希望がまだ登録されていません。', 'No profile has been entered.')

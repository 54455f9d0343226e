/** Why someone was chosen for a course or was not, in words that stand in their notice. */
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Lot } from './lot.ts'
import type { SelectionSettings } from './selection-settings.ts'

/** Where a lot came to stand. */
export type Standing = {
  readonly lot: Lot
  /** Its place in the order of the method, from 1. */
  readonly rank: number
  /** Its place in its own list: accepted, reserve or declined. */
  readonly turn: number
  /** Whether its class brought it ahead of others. */
  readonly isAhead: boolean
}

/** What the selection had to give. */
export type Offer = { readonly settings: SelectionSettings; readonly seats: number | null }

/** Why a lot has a place. */
export function acceptedReason(standing: Standing, offer: Offer): Bilingual {
  const [place, ahead] = [placeOf(standing, offer), aheadOf(standing, offer)]
  if (offer.seats === null) {
    return {
      ja: `${place.ja}、受講できます。`,
      en: `${place.en}; there is a place for everyone.`,
    }
  }
  return {
    ja: `${ahead.ja}${place.ja}、定員${offer.seats}人に入りました。`,
    en: `${place.en}${ahead.en}, which is within the ${offer.seats} places.`,
  }
}

/** Why a lot waits, and as which. */
export function reserveReason(standing: Standing, offer: Offer): Bilingual {
  const place = passedOver(standing, offer)
  return {
    ja: `${place.ja}、定員${offer.seats}人に入りませんでした。補欠の${standing.turn}番です。空きが出たら順番にお知らせします。`,
    en: `${place.en}, which is not within the ${offer.seats} places. Number ${standing.turn} on the reserve list: you will be told when it is your turn.`,
  }
}

/** Why a lot has neither a place nor one on the reserve list. */
export function leftReason(standing: Standing, offer: Offer): Bilingual {
  const { reserve } = offer.settings
  const place = passedOver(standing, offer)
  const list = reserve === 0 ? '' : `と補欠${reserve}人`
  const listInEnglish = reserve === 0 ? '' : ` or the ${reserve} on the reserve list`
  return {
    ja: `${place.ja}、定員${offer.seats}人${list}に入りませんでした。`,
    en: `${place.en}, which is not within the ${offer.seats} places${listInEnglish}.`,
  }
}

/** Why a lot's points are too few. */
export function belowReason({ lot }: Standing, { settings }: Offer): Bilingual {
  return {
    ja: `選考の点数が${lot.points}点で、必要な${settings.minimum}点に届きませんでした。`,
    en: `${lot.points} points, of the ${settings.minimum} that are needed.`,
  }
}

function placeOf({ lot, rank }: Standing, { settings }: Offer): Bilingual {
  if (settings.method === 'lottery') {
    return { ja: `抽選の順位が${rank}位のため`, en: `Number ${rank} in the draw` }
  }
  if (settings.method === 'first-come') {
    return { ja: `申込順で${rank}番目のため`, en: `Number ${rank} in the order of application` }
  }
  return {
    ja: `選考の点数が${lot.points}点、順位が${rank}位のため`,
    en: `${lot.points} points, number ${rank} by points`,
  }
}

/** What let others go before them: a class that goes first, or a group that found no room. */
function passedOver(standing: Standing, offer: Offer): Bilingual {
  const place = placeOf(standing, offer)
  const { lot, isAhead } = standing
  const isBehind = offer.settings.classes.length > 0 && !isAhead
  const heads = lot.numbers.length
  const behind = isBehind ? '優先枠の方を先に決めたうえで、' : ''
  const together = heads > 1 ? `${heads}人一緒の申込で、` : ''
  const behindInEnglish = isBehind ? ' after those who go first' : ''
  const togetherInEnglish = heads > 1 ? ` (${heads} who applied together)` : ''
  return {
    ja: behind + together + place.ja,
    en: place.en + behindInEnglish + togetherInEnglish,
  }
}

/** The class is named where it brought someone ahead. */
function aheadOf({ lot, isAhead }: Standing, { settings }: Offer): Bilingual {
  const found = settings.classes.find(({ key }) => isAhead && key === lot.priority)
  if (!found) return { ja: '', en: '' }
  const { ja, en } = found.label
  return { ja: `優先枠「${ja}」で、`, en: ` among those who go first (${en})` }
}

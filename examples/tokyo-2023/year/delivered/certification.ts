/**
 * Certifications, played as they go: a consultation, papers, each criterion looked at, the
 * committee, a provisional certificate and the full one, and an entry in the register.
 */
import type { CertificationDeed } from '../../../../src/domain/deed.ts'
import type { CertificateSort } from '../../../../src/domain/delivery/certification/period.ts'
import type { CalendarDate } from '../../../../src/kit/calendar.ts'
import { present } from '../../../../src/kit/check.ts'
import { workday } from '../days.ts'
import type { DatedAct } from '../timeline.ts'
import type { Delivered } from './delivered.ts'
import { type Entrant, entrantLists, entrantsOf, mistakenActs } from './entrant.ts'
import { enteredOn, stageActs } from './stage.ts'

/** The acts of a certification. */
export function certificationActs(delivered: Delivered): readonly DatedAct[] {
  const { name, sheet } = delivered
  const kinds = ['certification.certified', 'certification.provisionally-certified'] as const
  const entrants = entrantsOf(delivered, { entries: kinds, others: [] }).map((entrant): Entrant => {
    // The consultation comes before everything that it leads to.
    const listedOn = enteredOn(entrant.firstOn, -45)
    return { ...entrant, listedOn, list: `${name}_${listedOn}` }
  })
  const span = entrants.flatMap(({ rows }) => rows.map(({ date }) => date))
  return [
    ...stageActs({ name, sheet, days: [], span, seatsPer: 'offering', capacity: null }),
    ...entrantLists(name, { lifecycle: 'certification', step: 'consult' }, entrants),
    ...entrants.flatMap((entrant) => firmActs(delivered, entrant)),
  ]
}

type Doing = (does: CertificationDeed, on: CalendarDate) => DatedAct

/** Everything that is done with one firm. */
function firmActs({ name: offering }: Delivered, entrant: Entrant): readonly DatedAct[] {
  const { party, rows, listedOn } = entrant
  const doing: Doing = (deed, on) => {
    const act = { act: 'deed', offering, lifecycle: 'certification', party, name: null } as const
    return { on: on < listedOn ? listedOn : on, act: { ...act, deed } }
  }
  const body = '事業の計画と、雇う予定の方の働き方を聞き、必要な書類を案内した。'
  const done = [
    doing({ does: 'note', on: listedOn, body }, listedOn),
    ...rows.flatMap(({ kind, date }, index) => {
      const isFull = kind === 'certification.certified'
      const certificate = {
        sort: isFull ? 'full' : 'provisional',
        date,
        isFirst: index === 0,
      } as const
      return certifiedActs(doing, entrant, certificate)
    }),
  ]
  const last = present(rows.at(-1), 'a certificate').date
  const entry = {
    does: 'entry',
    name: { ja: party.name ?? '', en: `Social firm ${numberIn(party.name)} (example)` },
    place: { ja: '東京都（例示）', en: 'Tokyo (example)' },
    work: { ja: '食品の製造と販売', en: 'Makes and sells food' },
  } as const
  const shown = entrant.mistake === null ? [doing(entry, workday(last, 3))] : []
  return [
    ...done,
    ...shown,
    ...mistakenActs({ offering, lifecycle: 'certification' }, entrant, done),
  ]
}

/** The number that a made-up name ends with: 13 of 例示ソーシャルファーム第13. */
function numberIn(name: string | null): string {
  return /\d+$/.exec(name ?? '')?.[0] ?? ''
}

type Certificate = {
  readonly sort: CertificateSort
  readonly date: CalendarDate
  readonly isFirst: boolean
}

const members = '例示 委員長\n例示 委員（学識経験者）\n例示 委員（中小企業診断士）'

/** The way to one certificate: papers, checks, the committee, the decision. */
function certifiedActs(
  doing: Doing,
  { place }: Entrant,
  { sort, date, isFirst }: Certificate,
): readonly DatedAct[] {
  const result = sort === 'full' ? 'certify' : 'certify-provisionally'
  const heldOn = workday(date, -5)
  const criteria = { business: [], share: [3 + (place % 3), 11 + (place % 4)], together: [] }
  const papers = isFirst ? 'apply' : 'ask-full'
  return [
    doing({ does: 'papers', papers }, workday(date, isFirst ? -16 : -9)),
    doing({ does: 'check', criteria }, workday(date, isFirst ? -11 : -7)),
    ...(isFirst ? [doing({ does: 'examine' }, workday(date, -10))] : []),
    doing({ does: 'committee', heldOn, result, members }, workday(heldOn, 1)),
    doing({ does: 'certify', sort, on: date }, workday(date, 1)),
  ]
}

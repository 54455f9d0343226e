/** What deeds do to applications, told by the domain's own tables: the act, its day, its measure. */
import { actOfContact, channelOf } from '../../src/domain/delivery/support/record.ts'
import type {
  CertificationDeed,
  DispatchDeed,
  GrantDeed,
  PlacementDeed,
  SupportDeed,
} from '../../src/domain/deed.ts'
import type { DeedAct } from '../../src/domain/kind-act.ts'
import type { Channel } from '../../src/domain/delivery/offering.ts'
import type { FactUnit } from '../../src/domain/fact/definition.ts'
import type { PartyReference } from '../../src/domain/party.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'

/** An act of the application's lifecycle, and what its facts say. */
export type Doing = {
  readonly act: string
  /** When it happened, where that is not the day of the entry. */
  readonly on?: CalendarDate
  readonly channel?: Channel | null | undefined
  /** The company that takes the person in. */
  readonly host?: PartyReference
  /** How much its facts say, one fact for each. */
  readonly measures?: readonly { readonly quantity: number; readonly unit: FactUnit }[] | undefined
}

/** What a deed does: an act, taking back what another deed left, or nothing that leaves a trace. */
export type Done = Doing | { readonly undoes: string; readonly act?: string } | null

/** What a deed does to an application in a state. */
export function doingOf(act: DeedAct, state: string): Done {
  switch (act.lifecycle) {
    case 'support':
      return supportDoing(act.deed, state)
    case 'dispatch':
      return dispatchDoing(act.deed)
    case 'certification':
      return certificationDoing(act.deed)
    case 'placement':
      return placementDoing(act.deed)
    case 'grant':
      return grantDoing(act.deed)
    case 'hosting':
  }
  return null
}

function grantDoing(deed: GrantDeed): Done {
  if (deed.does === 'review') return null
  if (deed.does !== 'decide') return { act: deed.does }
  const { yen, persons, isFixed } = deed
  const people = persons === null ? [] : [{ quantity: persons, unit: 'person' } as const]
  const measures = [{ quantity: yen, unit: 'yen' } as const, ...people]
  return { act: isFixed ? 'decide-sum' : 'decide', measures }
}

function placementDoing(deed: PlacementDeed): Done {
  switch (deed.does) {
    case 'undo-start':
      return { undoes: deed.start, act: 'undo-start' }
    case 'decide':
      return { act: 'decide', on: deed.on }
    case 'start':
      return { act: 'start', on: deed.on, host: deed.host }
    case 'result':
      return { act: deed.result === 'hired' ? 'hire' : 'not-hire', on: deed.on }
    case 'match':
    case 'end':
  }
  return { act: deed.does }
}

const certifies = {
  provisional: 'certify-provisionally',
  full: 'certify',
  renewal: 'renew',
} as const

function certificationDoing(deed: CertificationDeed): Done {
  if (deed.does === 'papers') return { act: deed.papers }
  if (deed.does === 'certify') return { act: certifies[deed.sort], on: deed.on }
  return deed.does === 'examine' ? { act: 'examine' } : null
}

function dispatchDoing(deed: DispatchDeed): Done {
  if (deed.does === 'undo') return { undoes: deed.visit }
  if (deed.does === 'visit') return { act: 'visit', on: deed.on, channel: deed.channel }
  return { act: deed.does }
}

function supportDoing(deed: SupportDeed, state: string): Done {
  switch (deed.does) {
    case 'contact': {
      const { way, on } = deed
      return {
        act: actOfContact({ state, way, countsUnregistered: true }),
        on,
        channel: channelOf(way),
      }
    }
    case 'hire':
      return { act: 'hire', on: deed.on, measures: [{ quantity: deed.persons, unit: 'person' }] }
    case 'answer': {
      const { answer, months, on } = deed
      if (answer === 'no') return null
      return { act: `retain-${months}`, on, measures: [{ quantity: 1, unit: 'person' }] }
    }
    case 'undo':
      return { undoes: deed.record }
    case 'register':
      return { act: 'register', on: deed.on }
    case 'close':
      break
  }
  return { act: 'close' }
}

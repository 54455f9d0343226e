/** What can be done about a certification in its state. */
import type { Examination } from '../../../commands/certification/read-examination.ts'
import { type PaperAct, paperActs } from '../../../commands/certification/request.ts'
import { findAct } from '../../../domain/delivery/register.ts'
import type { CertificateSort } from '../../../domain/delivery/certification/period.ts'

type Of = Pick<Examination, 'application' | 'certificates'>

/** The certificates that may be given now. */
export function sortsIn({ application: { state } }: Of): readonly CertificateSort[] {
  if (state === 'examined') return ['full', 'provisional']
  if (state === 'completing') return ['full']
  return state === 'renewing' ? ['renewal'] : []
}

/** Checks up to this act are about an earlier certificate. */
export function checksHoldSince({ application, certificates }: Of): number {
  return application.state === 'renewing' ? (certificates.at(-1)?.command ?? 0) : 0
}

/** Whether an act of the lifecycle leads on from here. */
export function leadsOn({ application: { state } }: Pick<Of, 'application'>, act: string): boolean {
  return findAct('certification', act)?.from.includes(state) ?? false
}

/** The papers that may come in now. */
export function papersIn(of: Pick<Of, 'application'>): readonly PaperAct[] {
  return paperActs.filter((act) => leadsOn(of, act))
}

/** The states in which criteria are looked at. */
export const checkedStates: ReadonlySet<string> = new Set([
  'consulted',
  'applied',
  'returned',
  'examined',
  'provisional',
  'completing',
  'renewing',
])

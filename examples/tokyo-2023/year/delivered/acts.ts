/** The acts by which a line's programmes are delivered; what no offering delivers is imported. */
import { check, present } from '../../../../src/kit/check.ts'
import type { Delivery, Step } from '../delivery.ts'
import { certifications } from '../offerings/certifications.ts'
import { courses } from '../offerings/courses.ts'
import { desks } from '../offerings/desks.ts'
import { dispatches } from '../offerings/dispatches.ts'
import { gatherings } from '../offerings/gatherings.ts'
import { grants } from '../offerings/grants.ts'
import { placements } from '../offerings/placements.ts'
import type { OfferingSheet } from '../offerings/sheet.ts'
import { supports } from '../offerings/supports.ts'
import { type Row, rowsOf } from '../rows.ts'
import type { DatedAct } from '../timeline.ts'
import { bookingActs } from './booking.ts'
import { certificationActs } from './certification.ts'
import { consultationActs } from './consultation.ts'
import { courseActs } from './course.ts'
import { type Delivered, groupBy, isPlayed } from './delivered.ts'
import { dispatchActs } from './dispatch.ts'
import { gatheringActs } from './gathering.ts'
import { grantActs } from './grant.ts'
import { placementActs } from './placement.ts'
import { supportActs } from './support.ts'

const sheets: Readonly<Record<string, OfferingSheet>> = {
  ...gatherings,
  ...courses,
  ...desks,
  ...supports,
  ...dispatches,
  ...certifications,
  ...placements,
  ...grants,
}

/** Whether a step is delivered through an offering: by the kind of its facts. */
function isDelivered({ kind }: Step): boolean {
  const [procedure = ''] = kind.split('.')
  return Object.hasOwn(players, procedure)
}

/** The rows of a step that no offering delivers: they come as sheets. */
export function sentRows(delivery: Delivery, step: Step): readonly Row[] {
  const rows = rowsOf(delivery, step)
  if (!isDelivered(step)) return rows
  const sheet = present(sheets[step.at ?? delivery.line], `the offering of ${delivery.line}`)
  return rows.filter((row) => !isPlayed(sheet, row))
}

/** Everything that the offerings of a line do. */
export function deliveredActs(delivery: Delivery): readonly DatedAct[] {
  const steps = delivery.steps.filter(isDelivered)
  const byOffering = groupBy(steps, ({ at = delivery.line }) => at)
  return [...byOffering].flatMap(([name, own]) => {
    const sheet = present(sheets[name], `the offering ${name}`)
    const isOwn = own.every(({ kind }) => kind.startsWith(`${sheet.kind}.`))
    check(isOwn && sheet.line === delivery.line, `the steps of ${name} are its own`)
    const play = present(players[sheet.kind], `a player of ${sheet.kind}`)
    return play({ name, sheet, delivery, steps: own })
  })
}

const players: Readonly<
  Partial<Record<OfferingSheet['kind'], (delivered: Delivered) => readonly DatedAct[]>>
> = {
  gathering: gatheringActs,
  course: courseActs,
  consultation: consultationActs,
  booking: bookingActs,
  support: supportActs,
  dispatch: dispatchActs,
  certification: certificationActs,
  placement: placementActs,
  grant: grantActs,
}

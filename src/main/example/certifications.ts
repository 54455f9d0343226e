/** Playing certifications: papers, checks of criteria, the committee, certificates. */
import { examine, recordChecks } from '../../commands/certification/checking.ts'
import { recordCommittee } from '../../commands/certification/committee.ts'
import { noteConsultation } from '../../commands/certification/consultation.ts'
import { certify } from '../../commands/certification/decision.ts'
import { saveRegisterEntry } from '../../commands/certification/entry.ts'
import { enterPapers } from '../../commands/certification/request.ts'
import type { ActorContext } from '../../commands/context.ts'
import type { CertificationDeed } from '../../domain/deed.ts'
import type { Result } from '../../kit/result.ts'
import type { DeedPlace } from './deed-place.ts'

/** Does one thing to a certification. */
export async function doCertification(
  context: ActorContext,
  deed: CertificationDeed,
  { application }: DeedPlace,
): Promise<Result<unknown>> {
  switch (deed.does) {
    case 'note': {
      const { on, body } = deed
      return noteConsultation(context, { application, on, body })
    }
    case 'papers':
      return enterPapers(context, { application, act: deed.papers })
    case 'check': {
      const checks = Object.entries(deed.criteria).map(([criterion, numbers]) => {
        const outcome = numbers.length === 0 ? ('met' as const) : null
        return { criterion, outcome, numbers, evidenceSeen: true, note: null }
      })
      return recordChecks(context, { application, checks })
    }
    case 'examine':
      return examine(context, { application })
    case 'committee': {
      const { heldOn, result, members } = deed
      const none = { conditions: null, minutes: null, file: null }
      return recordCommittee(context, { application, heldOn, result, members, ...none })
    }
    case 'entry': {
      const { name, place, work } = deed
      const shown = { showsNumber: false, showsPlace: true, showsWork: true, agrees: true }
      return saveRegisterEntry(context, { application, name, place, work, ...shown })
    }
    case 'certify':
      break
  }
  const { sort, on } = deed
  return certify(context, { application, sort, on })
}

/** The certification that a command works on: its application, offering and settings. */
import type { Actor } from '../../domain/access/actor.ts'
import { type Capability, mayWith } from '../../domain/access/capability.ts'
import type { Application } from '../../domain/delivery/application.ts'
import {
  type CertificationSettings,
  parseCertificationSettings,
} from '../../domain/delivery/certification/settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { findApplication, lockApplications } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'

/** An application for a certification with what it is judged by. */
export type OpenCertification = {
  readonly application: Application
  readonly offering: Offering
  readonly settings: CertificationSettings
}

/** The certification with this application. Refuses applications of other kinds. */
export async function findCertification(
  books: Books,
  id: string,
): Promise<Result<OpenCertification>> {
  const application = isId(id) ? await findApplication(books, id) : undefined
  return openOf(books, application)
}

/** The same for somebody who may do something about it, held against other changes. */
export async function lockCertification(
  books: Books,
  id: string,
  { by, right }: { readonly by: Actor; readonly right: Capability },
): Promise<Result<OpenCertification>> {
  const application = isId(id) ? (await lockApplications(books, [id])).get(id) : undefined
  const opened = await openOf(books, application)
  if (!opened.ok) return opened
  const allowed = mayWith(by, right, { programme: opened.value.offering.programme })
  return allowed.ok ? opened : allowed
}

async function openOf(
  books: Books,
  application: Application | undefined,
): Promise<Result<OpenCertification>> {
  if (application?.lifecycle !== 'certification') return certificationUnknown
  const found = await findOffering(books, application.offering)
  const offering = present(found, 'the offering of an application')
  const settings = parseCertificationSettings(offering.settings.details)
  return settings.ok ? ok({ application, offering, settings: settings.value }) : settings
}

/** The refusal of something about an application that is no certification. */
export const certificationUnknown: Refused = refuse(
  'certification_unknown',
  '認証の申請が見つかりません。一覧から選び直してください。',
  'This application for a certification cannot be found. Choose it from the list again.',
)

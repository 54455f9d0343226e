/** The timed work of a server, put together. A job more is a line more. */
import { accountJobs } from '../jobs/account.ts'
import { applicationJobs } from '../jobs/application.ts'
import { certificationJobs } from '../jobs/certification.ts'
import { consultationJobs } from '../jobs/consultation.ts'
import { draftJobs } from '../jobs/draft.ts'
import { letterJobs } from '../jobs/letter.ts'
import { type MailRoute, noticeJobs } from '../jobs/notice/send.ts'
import { type RunningJobs, startJobs } from '../jobs/runner.ts'
import { sealing } from '../jobs/sealing.ts'
import { slotJobs } from '../jobs/slot.ts'
import { findAuthority } from '../store/authority.ts'
import { withAuthority } from '../store/database.ts'
import type { Config } from './config.ts'
import { noteFailure } from './failures.ts'
import type { Installation } from './installation.ts'
import { letterheadOf } from './mail.ts'

/** Starts the timed work of a server whose site stands at `siteUrl`. */
export async function startTimedWork(
  { context }: Installation,
  config: Config,
  siteUrl: URL,
): Promise<RunningJobs> {
  const { folder, mail } = config
  const onFailure = (job: string, error: unknown) => void noteFailure(folder, error, job)
  const { database, authority } = context
  const found = await withAuthority(database, authority, findAuthority)
  const name = found?.name ?? { ja: authority, en: authority }
  const { contact, server } = mail
  const route: MailRoute | null = server && {
    server,
    sender: { address: server.from, letterhead: letterheadOf(name, { contact, siteUrl }) },
    onUnwritable: (error) => onFailure('notice.send', error),
  }
  return startJobs({
    context: { ...context, actor: 'clock' },
    jobs: [
      sealing,
      ...accountJobs,
      ...applicationJobs,
      ...certificationJobs,
      ...consultationJobs,
      ...draftJobs,
      ...letterJobs,
      ...slotJobs,
      ...noticeJobs(route, mail.keepDays),
    ],
    onFailure,
  })
}

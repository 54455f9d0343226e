/** Refusing a certification or its renewal, and revoking it: each with reasons and a letter. */
import { formatCertificationNumber } from '../../domain/delivery/certification/number.ts'
import { japanDate } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import type { Result } from '../../kit/result.ts'
import { listCertificates } from '../../store/certification-certificate.ts'
import { findEntry } from '../../store/certification-register.ts'
import type { Acted } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { issueLetter } from '../letter/issue-letter.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { moveAlone } from './checking.ts'
import { lockCertification, type OpenCertification } from './open-certification.ts'
import { certificationRights } from './rights.ts'

/** An application and why it ends so. */
export type Ending = { readonly application: string; readonly reason: string }

/**
 * Refuses a certification, or its renewal while that is being examined; the letter states the
 * reason. Refuses one that is decided already, and a blank reason.
 */
export async function refuseCertification(
  context: ActorContext,
  { application: id, reason: given }: Ending,
): Promise<Result<Done<Acted>>> {
  const reason = given.trim() || null
  const act = {
    name: 'application.refuse',
    input: { id, reason },
    reason,
    lock: 'writing',
  } as const
  return runAct(context, act, async (running) => {
    const opened = await lockCertification(running.books, id, decided(context))
    if (!opened.ok) return opened
    const isRenewal = opened.value.application.state === 'renewing'
    const moved = await moveAlone(running, context, {
      ...{ act: isRenewal ? 'refuse-renewal' : 'refuse', id, reason },
      brings: ['letter'],
    })
    if (!moved.ok || reason === null) return moved
    const rule = opened.value.settings.rule
    const issued = await issueLetter(running, {
      ...{ sort: 'certification-refusal', application: id },
      values: { reasons: [reason], rule },
    })
    return issued.ok ? moved : issued
  })
}

/** Revokes a certificate that is in force. Refuses a blank reason. */
export async function revokeCertification(
  context: ActorContext,
  { application: id, reason: given }: Ending,
): Promise<Result<Done<Acted>>> {
  const reason = given.trim() || null
  const act = {
    name: 'application.revoke',
    input: { id, reason },
    reason,
    lock: 'writing',
  } as const
  return runAct(context, act, async (running) => {
    const opened = await lockCertification(running.books, id, decided(context))
    if (!opened.ok) return opened
    const moved = await moveAlone(running, context, {
      act: 'revoke',
      id,
      reason,
      brings: ['letter'],
    })
    if (!moved.ok || reason === null) return moved
    const issued = await tellRevoked(running, opened.value, reason)
    return issued.ok ? moved : issued
  })
}

async function tellRevoked(
  running: Running,
  { application, settings }: OpenCertification,
  reason: string,
) {
  const { books, recordedAt } = running
  const last = (await listCertificates(books, [application.id])).at(-1)
  check(last, 'what is revoked has a certificate')
  const entry = await findEntry(books, application.id)
  const number = {
    ja: formatCertificationNumber(last, 'ja'),
    en: formatCertificationNumber(last, 'en'),
  }
  return issueLetter(running, {
    sort: 'certification-revocation',
    application: application.id,
    values: {
      reasons: [reason],
      revokedOn: japanDate(new Date(recordedAt)),
      certificateNumber: number,
      site: entry?.name ?? null,
      rule: settings.rule,
    },
  })
}

const decided = ({ by }: ActorContext) => ({ by, right: certificationRights.decide })

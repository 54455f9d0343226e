/** Examining and deciding certifications. */
import { z } from 'zod'
import { examine, recordChecks } from '../../commands/certification/checking.ts'
import { recordCommittee } from '../../commands/certification/committee.ts'
import { noteConsultation } from '../../commands/certification/consultation.ts'
import { certify } from '../../commands/certification/decision.ts'
import { readCertified } from '../../commands/certification/due.ts'
import { refuseCertification, revokeCertification } from '../../commands/certification/ending.ts'
import { findCertification } from '../../commands/certification/open-certification.ts'
import { readExamination } from '../../commands/certification/read-examination.ts'
import {
  enterPapers,
  enterReport,
  paperActs,
  returnRequest,
} from '../../commands/certification/request.ts'
import { certificationRights } from '../../commands/certification/rights.ts'
import { saveCertificationSettings } from '../../commands/certification/settings.ts'
import { mayWith } from '../../domain/access/capability.ts'
import { addMonths } from '../../domain/delivery/certification/period.ts'
import { toFiscalYear } from '../../domain/fiscal-year.ts'
import { type MediaType, mediaTypes } from '../../domain/question/media-type.ts'
import { japanDate } from '../../kit/calendar.ts'
import { ok, refuse } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { findMeetingFile } from '../../store/certification-file.ts'
import { answered } from '../answered.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint, file } from '../endpoint.ts'
import { command, date, id } from '../schema/basic.ts'
import {
  examinationOf,
  certificateSort,
  certificationExamination,
  certifiedLine,
  givenCheck,
  givenDay,
  givenMeeting,
} from '../schema/certification.ts'
import { offeringWritten } from '../schema/offering.ts'
import { findDeskOffering } from './open-offering.ts'

const own = '/desk/applications/{application}/certification'

const saveSettings = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}/certification',
  name: 'saveCertificationSettings',
  tag: 'certifications',
  scope: 'offering.write',
  summary: {
    ja: '認証の基準と期間を保存する',
    en: 'Save the criteria and terms of a certification',
  },
  body: z
    .strictObject({ version: z.int().min(1), details: z.record(z.string().max(100), z.json()) })
    .meta({ id: 'CertificationSettingsEdit' }),
  answer: offeringWritten,
  handle: async ({ context, params, body }) => {
    const edit = { ...body, offering: params.offering }
    return answered(await saveCertificationSettings(context, edit), ({ offering, version }) => {
      return { offering, version }
    })
  },
})

const listCertified = endpoint({
  method: 'get',
  path: '/desk/offerings/{offering}/certified',
  name: 'listCertified',
  tag: 'certifications',
  scope: 'application.read',
  summary: { ja: '認証事業者と未提出の報告を読む', en: 'List certified organisations' },
  answer: z.strictObject({ items: z.array(certifiedLine) }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      if (!found.ok) return found
      const today = japanDate(new Date(nowOf(call)))
      const scope = { offering: found.value.id, endedSince: addMonths(today, -12) }
      const all = await readCertified(books, scope, today)
      return ok({
        items: all.map(({ standing, entry, ...each }) => ({
          ...{ application: each.application, name: each.name, state: each.state },
          ...{ corporateNumber: each.corporateNumber, year: each.year, serial: each.serial },
          ...{ since: each.since, until: each.until, endedOn: each.endedOn },
          missingReports: standing.missing,
          isPublic: (entry?.agreedAt ?? null) !== null,
        })),
      })
    }),
})

const read = endpoint({
  method: 'get',
  path: own,
  name: 'readCertification',
  tag: 'certifications',
  scope: 'application.read',
  summary: { ja: '認証の審査の記録を読む', en: 'Read how a certification is examined' },
  answer: certificationExamination,
  handle: (call) =>
    inBooks(call, async (books) => {
      const asked = { by: call.caller.actor, now: nowOf(call) }
      const found = await readExamination(books, call.params.application, asked)
      return found.ok ? ok(examinationOf(found.value)) : found
    }),
})

const minutes = file({
  method: 'get',
  path: `${own}/minutes/{meeting}`,
  name: 'downloadMinutes',
  tag: 'certifications',
  scope: 'application.read',
  summary: { ja: '審査会の議事録を受け取る', en: 'Download the minutes of a committee' },
  media: Object.values(mediaTypes).map(({ media }) => media),
  handle: (call) =>
    inBooks(call, async (books) => {
      const { application, meeting } = call.params
      const found = await findCertification(books, application)
      if (!found.ok) return found
      const may = mayWith(call.caller.actor, certificationRights.see, found.value.offering)
      if (!may.ok) return may
      const kept = await findMeetingFile(books, { application, meeting })
      if (!kept) return minutesUnknown
      const { media } = mediaTypes[kept.type as MediaType]
      return ok({ type: media, saveAs: kept.name, content: new Uint8Array(kept.bytes) })
    }),
})

const note = endpoint({
  method: 'post',
  path: `${own}/notes`,
  name: 'noteCertificationTalk',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '事前相談を記録する', en: 'Note a consultation' },
  body: z
    .strictObject({ on: givenDay, body: plainText(4000) })
    .meta({ id: 'CertificationNoteGiven' }),
  answer: z.strictObject({ command, note: id }).meta({ id: 'CertificationNoted' }),
  handle: async ({ context, params, body }) => {
    const done = await noteConsultation(context, { ...body, application: params.application })
    return answered(done, ({ note: kept }) => ({ note: kept }))
  },
})

const checks = endpoint({
  method: 'post',
  path: `${own}/checks`,
  name: 'recordCriteriaChecks',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '基準の確認を記録する', en: 'Record checks of criteria' },
  body: z
    .strictObject({ checks: z.array(givenCheck).min(1).max(50) })
    .meta({ id: 'CriteriaChecksGiven' }),
  answer: z.strictObject({ command, checked: z.int() }).meta({ id: 'CriteriaChecked' }),
  handle: async ({ context, params, body }) => {
    const done = await recordChecks(context, { ...body, application: params.application })
    return answered(done, ({ checked }) => ({ checked }))
  },
})

const acted = z.strictObject({ command }).meta({ id: 'CertificationActed' })

const examination = endpoint({
  method: 'post',
  path: `${own}/examination`,
  name: 'examineCertification',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '確認を終えて審査会に進める', en: 'Send it to the committee' },
  answer: acted,
  handle: async ({ context, params }) => answered(await examine(context, params), () => ({})),
})

const meeting = endpoint({
  method: 'post',
  path: `${own}/meetings`,
  name: 'recordCommittee',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '審査会の結果を記録する', en: 'Record a committee' },
  body: givenMeeting,
  largestBody: 15 * 1024 * 1024,
  answer: z.strictObject({ command, meeting: id }).meta({ id: 'CommitteeRecorded' }),
  handle: async ({ context, params, body }) => {
    const { file: sent, ...rest } = body
    const done = await recordCommittee(context, {
      ...rest,
      application: params.application,
      file: sent && { name: sent.name, bytes: new Uint8Array(Buffer.from(sent.content, 'base64')) },
    })
    return answered(done, ({ meeting: kept }) => ({ meeting: kept }))
  },
})

const decision = endpoint({
  method: 'post',
  path: `${own}/certificates`,
  name: 'certifyOrganisation',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '認証を決定して、認証書を発行する', en: 'Decide, and issue the certificate' },
  note: {
    ja: '満たしていない基準があるときや審査会の記録がないときは、reason が要ります。',
    en: 'Where a criterion is not met or no committee is on record, it needs a reason.',
  },
  body: z
    .strictObject({
      sort: certificateSort,
      on: givenDay.nullable().default(null),
      reason: plainText(1000).nullable().default(null),
    })
    .meta({ id: 'CertificationDecisionGiven' }),
  answer: z
    .strictObject({ command, year: z.int(), serial: z.int(), from: date, until: date, letter: id })
    .meta({ id: 'OrganisationCertified' }),
  handle: async ({ context, params, body }) => {
    const done = await certify(context, { ...body, application: params.application })
    return answered(done, ({ number, validity, letter }) => ({
      ...{ year: number.year, serial: number.serial, letter },
      ...{ from: validity.from, until: validity.until },
    }))
  },
})

const reasonBody = z
  .strictObject({ reason: plainText(1000).min(1) })
  .meta({ id: 'CertificationReason' })

const refusal = endpoint({
  method: 'post',
  path: `${own}/refusal`,
  name: 'refuseCertification',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '認証・更新をしない', en: 'Refuse a certification or its renewal' },
  body: reasonBody,
  answer: acted,
  handle: async ({ context, params, body }) =>
    answered(await refuseCertification(context, { ...params, ...body }), () => ({})),
})

const revocation = endpoint({
  method: 'post',
  path: `${own}/revocation`,
  name: 'revokeCertification',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '認証を取り消す', en: 'Revoke a certificate' },
  body: reasonBody,
  answer: acted,
  handle: async ({ context, params, body }) =>
    answered(await revokeCertification(context, { ...params, ...body }), () => ({})),
})

const papers = endpoint({
  method: 'post',
  path: `${own}/papers`,
  name: 'enterCertificationPapers',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '紙で届いた申請を記録する', en: 'Enter papers that came by post' },
  body: z.strictObject({ act: z.enum(paperActs) }).meta({ id: 'CertificationPapers' }),
  answer: acted,
  handle: async ({ context, params, body }) =>
    answered(await enterPapers(context, { ...params, ...body }), () => ({})),
})

const report = endpoint({
  method: 'post',
  path: `${own}/reports`,
  name: 'enterYearlyReport',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '紙で届いた年次の報告を記録する', en: 'Enter a yearly report' },
  body: z
    .strictObject({ year: z.int().min(2000).max(2100), receivedOn: givenDay })
    .meta({ id: 'YearlyReportGiven' }),
  answer: acted,
  handle: async ({ context, params, body }) => {
    const given = { ...params, receivedOn: body.receivedOn, year: toFiscalYear(body.year) }
    return answered(await enterReport(context, given), () => ({}))
  },
})

const giveBack = endpoint({
  method: 'post',
  path: `${own}/return`,
  name: 'returnCertificationRequest',
  tag: 'certifications',
  scope: 'application.write',
  summary: {
    ja: '本認証・更新の申請を差し戻す',
    en: 'Return a request for the full certificate or for renewal',
  },
  body: z
    .strictObject({
      items: z
        .array(
          z.strictObject({
            question: z.string().max(60).nullable().default(null),
            remark: plainText(2000).min(1),
          }),
        )
        .min(1)
        .max(100),
    })
    .meta({ id: 'CertificationReturn' }),
  answer: acted,
  handle: async ({ context, params, body }) =>
    answered(await returnRequest(context, { ...params, ...body }), () => ({})),
})

const minutesUnknown = refuse(
  'minutes_unknown',
  'この議事録は見つかりません。消去されたか、別の申請のものです。',
  'These minutes cannot be found: they were erased, or belong to another application.',
)

/** The rows of certifications at the desk. */
export const certificationEndpoints: readonly AnyEndpoint[] = [
  saveSettings,
  listCertified,
  read,
  minutes,
  note,
  checks,
  examination,
  meeting,
  decision,
  refusal,
  revocation,
  papers,
  report,
  giveBack,
]

/** Files that go with an application: what was handed in with it, its dates for a calendar. */
import { z } from 'zod'
import { isOwn } from '../../commands/application/scene.ts'
import { getCertificate } from '../../commands/course/certificate.ts'
import { openUpload } from '../../commands/draft/uploads.ts'
import { formatCertificateNumber } from '../../domain/delivery/course/certificate.ts'
import { mediaTypes } from '../../domain/question/media-type.ts'
import { calendarMethod, formatIcs } from '../../formats/ics.ts'
import { certificateFileName, certificatePaper } from '../../formats/pdf/certificate-paper.ts'
import { renderPdf } from '../../formats/pdf/render.ts'
import { ticketEvents } from '../../formats/ticket-events.ts'
import { ok, refuse } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import { readDetails } from '../../store/application.ts'
import { findAuthority } from '../../store/authority.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, file } from '../endpoint.ts'
import { language } from '../schema/basic.ts'
import { applicationUnknown, findSeenApplication, readDates } from './read-application.ts'

const answerFile = file({
  method: 'get',
  path: '/applications/{application}/files/{upload}',
  name: 'downloadFile',
  tag: 'applications',
  scope: 'application.read',
  summary: { ja: '申込に添えられたファイルを受け取る', en: 'Download a file of an application' },
  note: {
    ja: 'upload は、申込の答え（answers）にある値です。自分の申込か、担当する事業の申込だけです。',
    en: 'The upload is named in the answers. Only of one’s own application, or of one’s programmes.',
  },
  media: Object.values(mediaTypes).map(({ media }) => media),
  handle: async (call) => {
    const seen = await inBooks(call, (books) => findSeenApplication(books, call))
    if (!seen.ok) return seen
    const upload = await openUpload(call.context, call.params.upload)
    if (upload?.application !== seen.value.application.id) return uploadUnknown
    const { type, name, bytes } = upload
    return ok({ type: mediaTypes[type].media, saveAs: name, content: new Uint8Array(bytes) })
  },
})

const calendar = file({
  method: 'get',
  path: '/applications/{application}/calendar',
  name: 'downloadCalendar',
  tag: 'applications',
  scope: 'application.read',
  summary: { ja: '申込の日程をカレンダーで受け取る', en: 'Download the dates for a calendar' },
  note: {
    ja: 'iCalendar（RFC 5545）です。本人の申込だけで、メールに添えるものと同じ予定です。',
    en: 'As iCalendar (RFC 5545). Only of one’s own application; the same entries as in mails.',
  },
  query: z.strictObject({ language: language.default('ja') }),
  media: ['text/calendar'],
  handle: (call) =>
    inBooks(call, async (books) => {
      const seen = await findSeenApplication(books, call)
      if (!seen.ok) return seen
      const { application, offering } = seen.value
      if (!isOwn(application, call.caller.actor)) return applicationUnknown
      const office = (await findAuthority(books))?.name ?? { ja: '', en: '' }
      const { language: inLanguage } = call.query
      const { linkTo } = call.services.letterheadOf(office)
      const events = ticketEvents({
        ...{ application, language: inLanguage, now: nowOf(call) },
        title: offering.settings.title,
        dates: await readDates(books, application),
        page: linkTo(`/my/applications/${application.id}`, inLanguage),
      })
      const content = formatIcs(events, { name: office[inLanguage], address: null })
      const type = `text/calendar; charset=utf-8; method=${calendarMethod(events)}`
      return ok({ type, saveAs: `${application.number}.ics`, content })
    }),
})

const certificatePdf = file({
  method: 'get',
  path: '/applications/{application}/certificate/pdf',
  name: 'downloadCertificate',
  tag: 'courses',
  scope: 'application.read',
  summary: { ja: '修了証をPDFで受け取る', en: 'Download a certificate as PDF' },
  query: z.strictObject({ language: language.default('ja') }),
  media: ['application/pdf'],
  handle: async (call) => {
    const issued = await getCertificate(call.context, call.params.application)
    if (!issued.ok) return issued
    const { application, number } = issued.value
    const details = await inBooks(call, (books) => readDetails(books, [application]))
    const person = details.get(application)?.name ?? ''
    if (isBlank(person)) return nameMissing
    const inLanguage = call.query.language
    const { linkTo } = call.services.letterheadOf(issued.value.document.authority)
    const place = `/certificates/${formatCertificateNumber(number, 'en')}`
    const checkUrl = linkTo(place, inLanguage)
    const paper = { issued: issued.value, person, language: inLanguage, checkUrl }
    const printed = await renderPdf(certificatePaper(paper))
    if (!printed.ok) return printed
    const saveAs = certificateFileName(number, inLanguage)
    return ok({ type: 'application/pdf', saveAs, content: new Uint8Array(printed.value) })
  },
})

const nameMissing = refuse(
  'certificate_name_is_blank',
  '修了証に入れる氏名がありません。申込の氏名を確かめてください。',
  'There is no name for the certificate. Check the name on the application.',
)

const uploadUnknown = refuse(
  'upload_unknown',
  'このファイルは見つかりません。消去されたか、別の申込のものです。申込の答えにある番号を確かめてください。',
  'This file cannot be found: it was erased, or belongs to another application. Check the answers.',
)

/** The rows of files. */
export const paperEndpoints: readonly AnyEndpoint[] = [answerFile, calendar, certificatePdf]

/** Files that go with an application: what was handed in with it, its dates for a calendar. */
import { z } from 'zod'
import { isOwn } from '../../commands/application/scene.ts'
import { openUpload } from '../../commands/draft/uploads.ts'
import { mediaTypes } from '../../domain/question/media-type.ts'
import { calendarMethod, formatIcs } from '../../formats/ics.ts'
import { ticketEvents } from '../../formats/ticket-events.ts'
import { ok, refuse } from '../../kit/result.ts'
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

const uploadUnknown = refuse(
  'upload_unknown',
  'このファイルは見つかりません。消去されたか、別の申込のものです。申込の答えにある番号を確かめてください。',
  'This file cannot be found: it was erased, or belongs to another application. Check the answers.',
)

/** The rows of files. */
export const paperEndpoints: readonly AnyEndpoint[] = [answerFile, calendar]

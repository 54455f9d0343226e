/** Files that go with an application: what was handed in with its answers. */
import { openUpload } from '../../commands/draft/uploads.ts'
import { mediaTypes } from '../../domain/question/media-type.ts'
import { ok, refuse } from '../../kit/result.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, file } from '../endpoint.ts'
import { findSeenApplication } from './read-application.ts'

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

const uploadUnknown = refuse(
  'upload_unknown',
  'このファイルは見つかりません。消去されたか、別の申込のものです。申込の答えにある番号を確かめてください。',
  'This file cannot be found: it was erased, or belongs to another application. Check the answers.',
)

/** The rows of files. */
export const paperEndpoints: readonly AnyEndpoint[] = [answerFile]

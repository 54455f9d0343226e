/** The endpoints that read what pages show beside their lists, each once right and once wrong. */
import { text } from '../world/api.ts'
import { openOffering } from '../world/delivery.ts'
import { openFair } from '../world/gathering.ts'
import { ask as question } from '../world/questions.ts'
import { type CaseRow, type CaseWorld, noApplication, notAllowed, once } from './case-world.ts'

/** A file as it is handed in. */
export const papers = new TextEncoder().encode('%PDF-1.7\n%%EOF')

/** A reservation of the visitor's with a file among its answers. */
export const withFile = once(async ({ api, admin, visitor: by, newFair }: CaseWorld) => {
  const { offering, sessions } = await newFair()
  const asked = { kind: 'file', types: ['pdf'], maxBytes: 1000, count: 1 } as const
  const form = { version: 0, questions: [question('papers', asked)] }
  const questions = `/desk/offerings/${offering}/questions/application`
  await api.ask('PUT', questions, { by: admin, body: form })
  const files = `/offerings/${offering}/files?question=papers&name=${encodeURIComponent('履歴書.pdf')}`
  const sent = await api.ask('POST', files, {
    ...{ by, raw: papers },
    headers: { 'content-type': 'application/octet-stream' },
  })
  const upload = text(sent, 'upload')
  const body = { session: sessions[0], answers: { papers: [upload] } }
  const got = await api.ask('POST', `/offerings/${offering}/applications`, { by, body })
  const application = text(got, 'applications', 0, 'id')
  return { application, upload, path: `/applications/${application}/files/${upload}` }
})

/** A notice to somebody who has just reserved a seat. */
export async function noticed(world: CaseWorld) {
  const application = await world.apply(await world.api.person())
  const listed = `/desk/notices?application=${application}`
  const got = await world.api.ask('GET', listed, { by: world.officer })
  return { application, notice: text(got, 'items', 0, 'id') }
}

/** A consultation that somebody has asked for. */
export async function askedForAdvice({ api, context, visitor: by }: CaseWorld) {
  const { offering } = await openOffering(context, { kind: 'consultation', sessions: [] })
  const body = { text: '相談です' }
  return text(
    await api.ask('POST', `/offerings/${offering}/consultations`, { by, body }),
    'application',
  )
}

/** The cases by the names of their endpoints. */
export const readingCases: Readonly<Record<string, CaseRow>> = {
  downloadFile: {
    right: async (world) => ({ path: (await withFile(world)).path, by: world.officer }),
    wrong: (world) => ({
      path: `/applications/${world.never}/files/${world.never}`,
      ...noApplication,
    }),
  },
  downloadCalendar: {
    right: async (world) => ({ path: `/applications/${await world.apply()}/calendar?language=en` }),
    wrong: (world) => ({ path: `/applications/${world.never}/calendar`, ...noApplication }),
  },
  readNotice: {
    right: async (world) => ({
      path: `/desk/notices/${(await noticed(world)).notice}`,
      by: world.officer,
    }),
    wrong: (world) => ({
      path: `/desk/notices/${world.never}`,
      by: world.officer,
      status: 404,
      code: 'notice_unknown',
    }),
  },
  readResource: {
    right: async (world) => ({
      path: `/desk/resources/${(await openFair(world.context)).booths[0] ?? ''}`,
      by: world.officer,
    }),
    wrong: (world) => ({
      path: `/desk/resources/${world.never}`,
      by: world.officer,
      status: 404,
      code: 'resource_unknown',
    }),
  },
  readConsultation: {
    right: async (world) => ({
      path: `/desk/consultations/${await askedForAdvice(world)}`,
      by: world.counsellor,
    }),
    wrong: (world) => ({ path: `/desk/consultations/${world.never}`, ...noApplication }),
  },
  readDoorList: {
    right: async (world) => ({
      path: `/desk/sessions/${(await openFair(world.context)).session}/door/list`,
      by: world.officer,
      onTheDay: true,
    }),
    wrong: (world) => ({
      path: `/desk/sessions/${world.never}/door/list`,
      by: world.officer,
      status: 404,
      code: 'session_unknown',
    }),
  },
  listOnlineDates: {
    right: async (world) => ({ path: `/applications/${await world.apply()}/online` }),
    wrong: (world) => ({ path: `/applications/${world.never}/online`, ...noApplication }),
  },
  readWork: {
    right: (world) => ({ path: '/desk/work', by: world.counsellor }),
    wrong: () => ({ path: '/desk/work', ...notAllowed }),
  },
  readFigures: {
    right: (world) => ({ path: '/desk/figures', by: world.officer }),
    wrong: () => ({ path: '/desk/figures', ...notAllowed }),
  },
  summariseQuestionnaire: {
    right: async (world) => ({
      path: `/desk/offerings/${(await openFair(world.context)).offering}/questionnaire?view=all`,
      by: world.officer,
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/questionnaire`,
      ...notAllowed,
    }),
  },
}

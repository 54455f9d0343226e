/** What the desk shows of itself: what waits, the figures of this moment, what people answered. */
import { z } from 'zod'
import { countReportOfToday } from '../../commands/count-report.ts'
import { readResponses } from '../../commands/gathering/questionnaire.ts'
import { readWork } from '../../commands/read-work.ts'
import { deskActs, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import type { ShownCell } from '../../domain/counting/suppression.ts'
import { summarise } from '../../domain/delivery/questionnaire-summary.ts'
import { openKinds } from '../../domain/delivery/register.ts'
import { placementNeedNames, type PlacementNeed } from '../../domain/delivery/placement/need.ts'
import { ok, refuse } from '../../kit/result.ts'
import type { OfferingWork, SessionWork } from '../../store/work-list.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { bothLanguages, id, moment } from '../schema/basic.ts'
import { findDeskOffering } from './open-offering.ts'

const work = {
  offering: id,
  kind: z.enum(openKinds),
  title: bothLanguages,
  programme: z.string(),
  component: z.string(),
  count: z.int(),
}

const offeringWork = z
  .strictObject({
    ...work,
    since: moment.meta({ description: 'Of the first that waits; of offers, until when.' }),
  })
  .meta({ id: 'OfferingWork' })

const sessionWork = z
  .strictObject({
    ...work,
    session: id.nullable().meta({ description: 'Null where it stands for the slots of a day.' }),
    sessionTitle: bothLanguages,
    place: bothLanguages,
    startsAt: moment,
    endsAt: moment,
    taken: z.int(),
    capacity: z.int().nullable(),
  })
  .meta({ id: 'SessionWork' })

const supportWork = z
  .strictObject({
    ...offeringWork.shape,
    need: z.enum(['next-step', 'follow-up', 'retention', 'awaiting']),
  })
  .meta({ id: 'SupportWork' })

const placementWork = z
  .strictObject({
    ...offeringWork.shape,
    need: z.enum(placementNeedNames as [PlacementNeed, ...PlacementNeed[]]),
  })
  .meta({ id: 'PlacementWork' })

const readWaiting = endpoint({
  method: 'get',
  path: '/desk/work',
  name: 'readWork',
  tag: 'desk',
  scope: 'application.read',
  summary: { ja: '仕事の一覧（対応を待つもの）を読む', en: 'Read the work list of the desk' },
  note: { ja: '種類ごとに100件までです。', en: 'At most 100 of each sort.' },
  answer: z
    .strictObject({
      awaiting: z.array(offeringWork),
      offers: z.array(offeringWork).meta({ description: 'Seats that lapse within a day.' }),
      unmarked: z.array(offeringWork).meta({ description: 'Reservations without a result.' }),
      followUps: z.array(offeringWork),
      contacts: z.array(offeringWork),
      supports: z.array(supportWork).meta({ description: 'What is due in supports.' }),
      overdueReports: z.array(offeringWork).meta({ description: 'Visits without a report.' }),
      unconfirmed: z.array(offeringWork).meta({ description: 'Reports nobody has confirmed.' }),
      feeClaims: z.int().meta({ description: 'Fee claims that wait for approval.' }),
      placements: z
        .array(placementWork)
        .meta({ description: 'What placements wait for, need by need.' }),
      committees: z.array(offeringWork).meta({ description: 'Committees to record.' }),
      yearlyReports: z.array(offeringWork).meta({ description: 'Reports that are missing.' }),
      certificatesEnding: z.array(offeringWork).meta({ description: 'Within 60 days.' }),
      drafts: z.array(offeringWork),
      today: z.array(sessionWork).meta({ description: 'Today and tomorrow.' }),
      unheld: z.array(sessionWork).meta({ description: 'Over, and not marked as held.' }),
      failedNotices: z.int(),
    })
    .meta({ id: 'WorkList' }),
  handle: async (call) => {
    const { actor } = call.caller
    const mayOpen = programmesFor(actor, 'desk.open')?.length !== 0
    if (!mayOpen) return notAllowed(deskActs['desk.open'])
    const {
      hasAny: _,
      failed,
      today,
      unheld,
      ...waiting
    } = await inBooks(call, (books) => readWork(books, actor, nowOf(call)))
    const { awaiting, offers, unmarked, followUps, contacts, supports, placements, drafts } =
      waiting
    return ok({
      awaiting: awaiting.map(offeringWorkOf),
      offers: offers.map(offeringWorkOf),
      unmarked: unmarked.map(offeringWorkOf),
      followUps: followUps.map(offeringWorkOf),
      contacts: contacts.map(offeringWorkOf),
      supports: supports.map((each) => ({ ...offeringWorkOf(each), need: each.need })),
      overdueReports: waiting.overdueReports.map(offeringWorkOf),
      unconfirmed: waiting.unconfirmed.map(offeringWorkOf),
      feeClaims: waiting.feeClaims?.count ?? 0,
      placements: placements.map((each) => ({ ...offeringWorkOf(each), need: each.need })),
      committees: waiting.certifications.committees.map(offeringWorkOf),
      yearlyReports: waiting.certifications.reportsMissing.map(offeringWorkOf),
      certificatesEnding: waiting.certifications.ending.map(offeringWorkOf),
      drafts: drafts.map(offeringWorkOf),
      today: today.map(sessionWorkOf),
      unheld: unheld.map(sessionWorkOf),
      failedNotices: failed,
    })
  },
})

function workOf({
  offering,
  kind,
  title,
  programme,
  component,
  count,
}: Omit<OfferingWork, 'since'>) {
  return { offering, kind, title, programme, component, count }
}

const offeringWorkOf = (each: OfferingWork) => ({ ...workOf(each), since: each.since })

function sessionWorkOf(each: SessionWork) {
  const { session, sessionTitle, place, startsAt, endsAt, taken, capacity } = each
  return { ...workOf(each), session, sessionTitle, place, startsAt, endsAt, taken, capacity }
}

const readFigures = endpoint({
  method: 'get',
  path: '/desk/figures',
  name: 'readFigures',
  tag: 'desk',
  scope: 'report.read',
  summary: { ja: 'いまの実績を読む（公表前）', en: 'Read the figures of this moment' },
  note: {
    ja: 'いまの年度の計画の、担当する事業だけです。記録から数えた、公表前の数です。',
    en: 'Of this fiscal year, for one’s own programmes: counted from the records, not published yet.',
  },
  query: z.strictObject({ programme: z.string().max(100).optional() }),
  answer: z
    .strictObject({
      year: z.int().meta({ description: 'The fiscal year; the newest that has a plan.' }),
      countedAt: moment,
      rows: z.array(
        z
          .strictObject({
            programme: z.string(),
            code: z.string(),
            name: bothLanguages,
            target: z
              .string()
              .meta({ description: 'As the plan has it; empty where it is blank.' }),
            figures: z.array(
              z.strictObject({
                indicator: z.string(),
                name: bothLanguages,
                value: z.int(),
                unit: bothLanguages,
                basis: z.enum(['total', 'unique']).nullable().meta({
                  description: 'Every time counted (延べ), or everyone once (実数).',
                }),
              }),
            ),
          })
          .meta({ id: 'FigureRow' }),
      ),
    })
    .meta({ id: 'FiguresNow' }),
  handle: async (call) => {
    const own = programmesFor(call.caller.actor, 'figure.read')
    if (own?.length === 0) return notAllowed(deskActs['figure.read'])
    const report = await countReportOfToday(call.context)
    if (!report.ok) return report
    const { programme: wanted } = call.query
    const rows = report.value.rows
      .filter(({ programme: { key } }) => own === null || own.includes(key))
      .filter(({ programme: { key } }) => wanted === undefined || key === wanted)
      .map(({ programme, line, figures }) => ({
        ...{ programme: programme.key, code: line.code, name: line.name },
        target: line.target.text,
        figures: figures.map(({ indicator: { key, name, unit }, count, basis }) => {
          return { indicator: key, name, value: count.value, unit, basis }
        }),
      }))
    return ok({ year: report.value.year, countedAt: nowOf(call), rows })
  },
})

const readQuestionnaire = endpoint({
  method: 'get',
  path: '/desk/offerings/{offering}/questionnaire',
  name: 'summariseQuestionnaire',
  tag: 'gatherings',
  scope: 'activity.read',
  summary: { ja: 'アンケートの集計を読む', en: 'Read what a questionnaire adds up to' },
  note: {
    ja: '少ない人数は伏せられます（state が suppressed）。view=all では、すべての人数が返ります。外に出さないでください。',
    en: 'Small numbers are withheld (state "suppressed"). view=all gives every number: keep it to yourself.',
  },
  query: z.strictObject({ view: z.enum(['all']).optional() }),
  answer: z
    .strictObject({
      responses: z.int(),
      unanswered: z.int().meta({ description: 'Who came, can be asked, and has not answered.' }),
      questions: z.array(
        z
          .strictObject({
            key: z.string(),
            label: bothLanguages,
            several: z.boolean().nullable(),
            asked: z.int().nullable(),
            lines: z
              .array(
                z.strictObject({
                  label: bothLanguages,
                  state: z.enum(['number', 'zero', 'suppressed']),
                  count: z.int().nullable().meta({ description: 'Null where it is withheld.' }),
                }),
              )
              .nullable(),
          })
          .meta({ id: 'QuestionSummary', description: 'Null where it is withheld as a whole.' }),
      ),
    })
    .meta({ id: 'QuestionnaireSummary' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      if (!found.ok) return found
      if (found.value.kind !== 'gathering') return noGathering
      const { form, responses, open } = await readResponses(books, found.value.id)
      const audience = call.query.view === 'all' ? 'staff' : 'public'
      const summaries = responses.length === 0 ? [] : summarise(form, responses, audience)
      const questions = summaries.map((summary) => {
        const { key, label } = summary
        if (summary.lines === null) return { key, label, several: null, asked: null, lines: null }
        const lines = summary.lines.map((line) => ({ label: line.label, ...cellOf(line.count) }))
        return { key, label, several: summary.several, asked: summary.asked, lines }
      })
      return ok({ responses: responses.length, unanswered: open, questions })
    }),
})

function cellOf(cell: ShownCell) {
  if (cell.state === 'number') return { state: cell.state, count: cell.value }
  return { state: cell.state, count: cell.state === 'zero' ? 0 : null }
}

const noGathering = refuse(
  'offering_unknown',
  'この募集は催しではありません。催しの募集の番号を確かめてください。',
  'This offering is no gathering. Check its id.',
)

/** The rows of what the desk shows of itself. */
export const deskFigureEndpoints: readonly AnyEndpoint[] = [
  readWaiting,
  readFigures,
  readQuestionnaire,
]

/**
 * The interviews of a gathering at the desk: how they are reserved and called, what came of them,
 * the links of the companies, and lists from and to spreadsheets.
 */
import { makeResultsPass, endPass } from '../../../commands/gathering/pass.ts'
import { tellResults } from '../../../commands/gathering/result.ts'
import { editOffering } from '../../../commands/offering/offering.ts'
import {
  interviewSettingsOf,
  withInterviewSettings,
} from '../../../domain/delivery/gathering/interview-settings.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { listResults } from '../../../store/interview.ts'
import { listPasses } from '../../../store/pass.ts'
import { listResources } from '../../../store/session.ts'
import { readFields } from '../../form/field.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../../form/submitted.ts'
import { readResults } from '../../door/result-form.tsx'
import { contextOf, moved, type PersonalPage, type Shown } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { sheetOf } from '../course/sheet-form.tsx'
import { showInOffering } from '../offering/frame.tsx'
import { readInterviewSheet } from './interview-sheet.ts'
import {
  InterviewsBody,
  type InterviewsRead,
  type InterviewsVisit,
  settingsFields,
} from './interviews-body.tsx'
import { openGathering } from './open-day.ts'
import { TriedSheet } from './tried-sheet.tsx'

/** The page. */
export const gatheringInterviewsPage: PersonalPage<'gatheringInterviews'> = {
  for: 'application.list',
  show: (visit) => showInterviews(visit, null),
  acts: { settings, tell, link, end, try: tryIn, import: takeIn },
}

async function showInterviews(
  visit: InterviewsVisit,
  token: string | null,
): Promise<Result<Shown>> {
  const read = await readInterviews(visit)
  if (!read.ok) return read
  return showInOffering(visit, {
    offering: read.value.offering,
    tab: 'gatheringInterviews',
    body: <InterviewsBody visit={visit} read={read.value} token={token} />,
  })
}

function readInterviews(visit: InterviewsVisit): Promise<Result<InterviewsRead>> {
  return inBooks(visit, async (books) => {
    const id = visit.params.offering
    const found = await openGathering(books, visit, { id, act: 'application.list' })
    if (!found.ok) return found
    const resources = await listResources(books, id)
    return ok({
      offering: found.value,
      booths: resources.filter(({ sort }) => sort === 'booth'),
      results: await listResults(books, { offering: id }),
      passes: await listPasses(books, { offering: id, purpose: 'results' }),
    })
  })
}

async function settings(visit: InterviewsVisit, form: SubmittedForm) {
  const read = await readInterviews(visit)
  if (!read.ok) return read
  const values = readFields(form, settingsFields)
  if (!values.ok) return values
  const { offering } = read.value
  const known = interviewSettingsOf(offering)
  const details = withInterviewSettings(offering.settings.details, { ...known, ...values.value })
  if (!details.ok) return details
  const done = await editOffering(contextOf(visit, form), {
    offering: offering.id,
    version: Number(form.text('version')),
    opensAt: offering.opensAt,
    closesAt: offering.closesAt,
    settings: { ...offering.settings, details: details.value },
  })
  return done.ok ? moved(visit.here, 'saved') : done
}

async function tell(visit: InterviewsVisit, form: SubmittedForm) {
  const read = await readInterviews(visit)
  if (!read.ok) return read
  const results = readResults(form, read.value.results)
  if (!results.ok) return results
  const given = { offering: visit.params.offering, booth: null, results: results.value }
  const done = await tellResults(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'results_told') : done
}

async function link(
  visit: InterviewsVisit,
  form: SubmittedForm,
): Promise<Result<Shown | ReturnType<typeof moved>['value'], FormRefusal>> {
  const done = await makeResultsPass(contextOf(visit, form), { resource: form.item })
  if (!done.ok) return done
  const { token } = done.value.outcome
  return token === null ? moved(visit.here, 'link_shown_before') : showInterviews(visit, token)
}

async function end(visit: InterviewsVisit, form: SubmittedForm) {
  const done = await endPass(contextOf(visit, form), { pass: form.item })
  return done.ok ? moved(visit.here, 'link_ended') : done
}

async function tryIn(visit: InterviewsVisit, form: SubmittedForm) {
  const read = await readInterviews(visit)
  if (!read.ok) return read
  const list = await readList(form, read.value)
  if (!list.ok) return atField('file', list)
  const { offering } = read.value
  const { results, faults } = list.value
  const given = { offering: offering.id, booth: null, results }
  const tried = await tellResults(contextOf(visit), { ...given, dryRun: true })
  if (!tried.ok) return tried
  const { outcome } = tried.value
  return showInOffering(visit, {
    offering,
    tab: 'gatheringInterviews',
    title: visit.language === 'ja' ? '取込の試し' : 'Trial of an import',
    body: <TriedSheet {...{ visit, outcome, faults }} sheet={list.value.sheet} />,
  })
}

async function takeIn(visit: InterviewsVisit, form: SubmittedForm) {
  const read = await readInterviews(visit)
  if (!read.ok) return read
  const list = await readList(form, read.value)
  if (!list.ok) return list
  const { results } = list.value
  const given = { offering: visit.params.offering, booth: null, results }
  const done = await tellResults(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'imported') : done
}

async function readList(form: SubmittedForm, { results }: InterviewsRead) {
  const sheet = sheetOf(form)
  if (!sheet.ok) return sheet
  const read = await readInterviewSheet(sheet.value, results)
  return read.ok ? ok({ ...read.value, sheet: sheet.value }) : read
}

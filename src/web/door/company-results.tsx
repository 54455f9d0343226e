/** What a company tells of its interviews, weeks later, by the link that it was sent. */
import { actingAs } from '../../commands/context.ts'
import { openResults } from '../../commands/gathering/pass.ts'
import { tellResults } from '../../commands/gathering/result.ts'
import { withAuthority } from '../../store/database.ts'
import { listResults } from '../../store/interview.ts'
import type { SubmittedForm } from '../form/submitted.ts'
import { moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { formatMoment } from '../ui/when.ts'
import { closedDoor } from './closed-door.tsx'
import { contextFor } from './open-door.ts'
import { readResults, ResultForm } from './result-form.tsx'

type Visit = PersonalVisit<'companyResults'>

/** The page. */
export const companyResultsPage: PersonalPage<'companyResults'> = {
  for: 'anyone',
  show: async (visit) => {
    const opened = await openResults(contextFor(visit), visit.params.token)
    if (!opened.ok) return closedDoor(visit, opened)
    const { language } = visit
    const { booth, offering, pass } = opened.value
    const results = await readAt(visit, offering.id, booth.id)
    const say = texts[language]
    return shown({
      title: say.title,
      body: (
        <>
          <p class="over-title">{offering.settings.title[language]}</p>
          <h1>
            {say.title}：{booth.name[language]}
          </h1>
          <p class="lead">{say.lead}</p>
          <p>{say.duty}</p>
          <p>{say.until(formatMoment(pass.expiresAt, language))}</p>
          {results.length === 0 ? (
            <p>{say.none}</p>
          ) : (
            <ResultForm form={visit.form('tell')} results={results} />
          )}
        </>
      ),
    })
  },
  acts: { tell },
}

async function tell(visit: Visit, form: SubmittedForm) {
  const opened = await openResults(contextFor(visit), visit.params.token)
  if (!opened.ok) return opened
  const { booth, offering, actor } = opened.value
  const known = await readAt(visit, offering.id, booth.id)
  const results = readResults(form, known)
  if (!results.ok) return results
  const context = { ...actingAs(contextFor(visit), actor), idempotencyKey: form.key }
  const given = { offering: offering.id, booth: booth.id, results: results.value }
  const done = await tellResults(context, given)
  return done.ok ? moved(visit.here, 'results_told') : done
}

function readAt({ services }: Visit, offering: string, booth: string) {
  return withAuthority(services.database, services.authority, (books) =>
    listResults(books, { offering, booth }),
  )
}

const texts = {
  ja: {
    title: '面接の結果',
    lead: '面接した方の採否をお知らせください。何度でも直せます。ご本人には、結果が届いたことをメールで知らせます。',
    duty: '氏名は、採否を知らせるためだけにお使いください。',
    until: (moment: string) => `このページは${moment}まで使えます。`,
    none: '面接済みの記録がまだありません。',
  },
  en: {
    title: 'Results of interviews',
    lead: 'Please tell us whom you hired. You may change it at any time. Visitors are told by mail that there is a result.',
    duty: 'Use the names for this only.',
    until: (moment: string) => `This page can be used until ${moment}.`,
    none: 'No interviews have been recorded yet.',
  },
} as const

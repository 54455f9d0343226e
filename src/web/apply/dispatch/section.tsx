/** On the page of one's own application: who comes, when, and the visits to confirm. */
import type { Child } from 'hono/jsx'
import { openRequest } from '../../../commands/dispatch/open-request.ts'
import { fieldWords } from '../../../domain/delivery/dispatch/settings.ts'
import { withAuthority } from '../../../store/database.ts'
import { readDispatch } from '../../../commands/dispatch/read-dispatch.ts'
import { ReportOf, VisitTag, visitWords } from '../../expert/visit-words.tsx'
import type { AnyVisit } from '../../personal.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import type { OwnApplication } from '../read-own.ts'

/** The section; null while nothing is decided. */
export async function dispatchSection(visit: AnyVisit, own: OwnApplication): Promise<Child | null> {
  const { services, language, to } = visit
  const { id: application } = own.application
  const read = await withAuthority(services.database, services.authority, async (books) => {
    const opened = await openRequest(books, application, 'free')
    return opened.ok ? readDispatch(books, opened.value, own.now) : null
  })
  if (read === null || read.dispatch === null) return null
  const { dispatch, visits, experts, texts: written, used } = read
  const say = texts[language]
  const expert = dispatch.expert === null ? undefined : experts.get(dispatch.expert)
  const standing = visits.filter(({ state }) => state !== 'taken-back')
  return (
    <section>
      <h2>{say.title}</h2>
      <SummaryList
        lines={[
          { name: say.expert, value: expert ?? say.soon },
          ...(dispatch.field === ''
            ? []
            : [{ name: say.field, value: fieldWords(read.settings, dispatch.field)[language] }]),
          { name: say.visits, value: say.of(used.request.visits, dispatch.visits) },
        ]}
      />
      {standing.map((each) => (
        <section class="visit">
          <h3>
            {visitWords(each, language)} <VisitTag visit={each} language={language} />
          </h3>
          {each.state === 'reported' && each.rating === null && (
            <p>
              <a class="button-link" href={to.confirmVisit({ application, visit: each.id })}>
                {say.confirm}
                <span class="for-readers"> {visitWords(each, language)}</span>
              </a>
            </p>
          )}
          {each.state === 'reported' && each.rating !== null && (
            <ReportOf visit={each} texts={written.get(each.id)} language={language} />
          )}
        </section>
      ))}
    </section>
  )
}

const texts = {
  ja: {
    title: '専門家の訪問',
    expert: '専門家',
    soon: '決まりしだいお知らせします',
    field: '分野',
    visits: '訪問',
    of: (done: number, all: number) => `${all}回のうち${done}回`,
    confirm: '報告を確かめて評価する',
  },
  en: {
    title: 'Visits of the expert',
    expert: 'Expert',
    soon: 'You will be told',
    field: 'Field',
    visits: 'Visits',
    of: (done: number, all: number) => `${done} of ${all}`,
    confirm: 'Read the report and rate it',
  },
} as const

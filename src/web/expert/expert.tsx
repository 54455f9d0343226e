/** The expert's first page: assignments, and what is to be reported. */
import type { Child } from 'hono/jsx'
import type { Visit as ExpertVisit } from '../../domain/delivery/dispatch/visit.ts'
import { stateIn } from '../../domain/delivery/register.ts'
import { japanDate } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { type ListedDispatch, listAssignments } from '../../store/dispatch-list.ts'
import { listVisits } from '../../store/dispatch-visit.ts'
import { toneOf } from '../desk/application/state-tone.ts'
import { inBooks, nowOf } from '../desk/books.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { StatusTag } from '../ui/status-tag.tsx'
import { openOwnExpert } from './own-expert.ts'
import { visitWords } from './visit-words.tsx'

type Visit = PersonalVisit<'expert'>

/** The page. */
export const expertPage: PersonalPage<'expert'> = {
  for: 'dispatch.own',
  show: async (visit) => {
    const read = await inBooks(visit, async (books) => {
      const expert = await openOwnExpert(books, visit)
      if (!expert.ok) return expert
      const { id } = expert.value
      const planned = await listVisits(books, { expert: id, states: ['planned'] })
      return ok({ planned, assignments: await listAssignments(books, id) })
    })
    if (!read.ok) return read
    const { planned, assignments } = read.value
    const { language, to } = visit
    const say = texts[language]
    const today = japanDate(new Date(nowOf(visit)))
    const due = planned.filter(({ heldOn }) => heldOn <= today)
    const coming = planned.filter(({ heldOn }) => heldOn > today)
    const names = new Map(assignments.map((each) => [each.application, each.company]))
    return shown({
      title: say.title,
      body: (
        <>
          <h1>{say.title}</h1>
          <p>
            <a href={to.expertDiary()}>{say.diary}</a>　<a href={to.expertFees()}>{say.fees}</a>
          </p>
          <VisitLinks visit={visit} title={say.due} visits={due} names={names} />
          <VisitLinks visit={visit} title={say.coming} visits={coming} names={names} />
          <section>
            <h2>{say.assignments}</h2>
            {assignments.length === 0 && <p class="empty">{say.none}</p>}
            {assignments.map((each) => (
              <Assignment visit={visit} each={each} />
            ))}
          </section>
        </>
      ),
    })
  },
}

type VisitLinksProps = {
  readonly visit: Visit
  readonly title: string
  readonly visits: readonly ExpertVisit[]
  readonly names: ReadonlyMap<string, string | null>
}

function VisitLinks({ visit, title, visits, names }: VisitLinksProps): Child {
  const { language, to } = visit
  if (visits.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="plain-list">
        {visits.map((each) => (
          <li>
            <a href={to.expertVisit({ visit: each.id })}>{visitWords(each, language)}</a>
            <br />
            {names.get(each.application) ?? texts[language].company}
          </li>
        ))}
      </ul>
    </section>
  )
}

type AssignmentProps = { readonly visit: Visit; readonly each: ListedDispatch }

function Assignment({ visit, each }: AssignmentProps): Child {
  const { language, to } = visit
  const { application, company, state, title, field, area, reported, granted } = each
  const say = texts[language]
  const definition = stateIn('dispatch', state)
  const about = [title[language], field, area].filter((part) => part !== '')
  return (
    <section class="visit">
      <h3>
        <a href={to.expertAssignment({ application })}>{company ?? say.company}</a>{' '}
        <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      </h3>
      <p>
        {about.join(language === 'ja' ? '／' : ' / ')}
        <br />
        {say.visits(reported, granted ?? 0)}
      </p>
    </section>
  )
}

const texts = {
  ja: {
    title: '自分の担当',
    diary: '訪問の記録を見る',
    fees: '謝金を請求する',
    due: '報告を待っている訪問',
    coming: 'これからの訪問',
    assignments: '担当している会社',
    none: 'いま担当している会社はありません。',
    company: '（会社の名称なし）',
    visits: (done: number, all: number) => `訪問 ${done}/${all}回`,
  },
  en: {
    title: 'My assignments',
    diary: 'Diary of visits',
    fees: 'Claim fees',
    due: 'Visits to report',
    coming: 'Coming visits',
    assignments: 'Companies',
    none: 'You have no assignments now.',
    company: '(company without a name)',
    visits: (done: number, all: number) => `${done} of ${all} visits`,
  },
} as const

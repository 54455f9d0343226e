/** The diary of visits: all of an expert's, or those of a month, with their sum. */
import { spanWords } from '../../domain/delivery/dispatch/limit.ts'
import { parseMonth } from '../../domain/delivery/dispatch/fee-claim.ts'
import { formatMonth, monthOf } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { listAssignments } from '../../store/dispatch-list.ts'
import { listVisits } from '../../store/dispatch-visit.ts'
import { inBooks } from '../desk/books.ts'
import { type PersonalPage, shown } from '../personal.ts'
import { openOwnExpert } from './own-expert.ts'
import { VisitTag, visitWords, yenWords } from './visit-words.tsx'

/** The page. `?month=2023-06` shows one month alone. */
export const expertDiaryPage: PersonalPage<'expertDiary'> = {
  for: 'dispatch.own',
  show: async (visit) => {
    const { language, to, query } = visit
    const month = parseMonth(query.get('month') ?? '')
    const read = await inBooks(visit, async (books) => {
      const expert = await openOwnExpert(books, visit)
      if (!expert.ok) return expert
      const { id } = expert.value
      const states = ['planned', 'reported'] as const
      const all = await listVisits(books, { expert: id, states })
      return ok({ all, assignments: await listAssignments(books, id) })
    })
    if (!read.ok) return read
    const { all, assignments } = read.value
    const say = texts[language]
    const names = new Map(assignments.map((each) => [each.application, each.company]))
    const months = [...new Set(all.map(({ heldOn }) => monthOf(heldOn)))]
    const visits = month.ok ? all.filter(({ heldOn }) => monthOf(heldOn) === month.value) : all
    const held = visits.filter(({ state }) => state === 'reported')
    const minutes = held.reduce((sum, each) => sum + each.minutes, 0)
    const yen = held.reduce((sum, each) => sum + each.yen, 0)
    return shown({
      title: say.title,
      trail: [{ name: say.own, href: to.expert() }, { name: say.title }],
      body: (
        <>
          <h1>{say.title}</h1>
          {months.length > 0 && (
            <nav class="page-links" aria-label={say.months}>
              <ul>
                <li>
                  <a href={to.expertDiary()} aria-current={month.ok ? undefined : 'page'}>
                    {say.all}
                  </a>
                </li>
                {months.map((each) => (
                  <li>
                    <a
                      href={to.expertDiary({ month: each })}
                      aria-current={month.ok && month.value === each ? 'page' : undefined}
                    >
                      {formatMonth(each, language)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <p>{say.sum(held.length, spanWords(minutes)[language], yenWords(yen, language))}</p>
          {visits.length === 0 ? (
            <p class="empty">{say.none}</p>
          ) : (
            <ul class="plain-list">
              {visits.map((each) => (
                <li>
                  <a href={to.expertVisit({ visit: each.id })}>{visitWords(each, language)}</a>{' '}
                  <VisitTag visit={each} language={language} />
                  <br />
                  {names.get(each.application) ?? say.company}
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    })
  },
}

const texts = {
  ja: {
    own: '自分の担当',
    title: '訪問の記録',
    months: '月',
    all: 'すべて',
    none: '訪問はまだありません。',
    company: '（会社）',
    sum: (count: number, span: string, yen: string) =>
      `報告済み${count}回　合計${span}　謝金${yen}`,
  },
  en: {
    own: 'My assignments',
    title: 'Diary of visits',
    months: 'Months',
    all: 'All',
    none: 'There are no visits yet.',
    company: '(company)',
    sum: (count: number, span: string, yen: string) =>
      `${count} reported, ${span} in all, fees ${yen}`,
  },
} as const

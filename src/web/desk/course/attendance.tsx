/** The sessions of a course with how many came, each with its roster. */
import type { Child } from 'hono/jsx'
import { listCourseSessions } from '../../../commands/course/learners.ts'
import { sessionStates, type Session } from '../../../domain/delivery/session.ts'
import { ok } from '../../../kit/result.ts'
import {
  type AttendanceCount,
  countAttendance,
  listLearners,
} from '../../../store/course-learner.ts'
import type { AnyVisit, PersonalPage } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatSpan } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { AttendanceLinks } from '../list/attendance-links.tsx'
import { showInOffering } from '../offering/frame.tsx'
import { sessionTones } from '../offering/session-table.tsx'
import { openDeskCourse } from './open-desk-course.ts'

/** The page. */
export const courseAttendancePage: PersonalPage<'courseAttendance'> = {
  for: 'application.list',
  show: async (visit) => {
    const id = visit.params.offering
    const read = await inBooks(visit, async (books) => {
      const course = await openDeskCourse(books, visit, { id })
      if (!course.ok) return course
      return ok({
        offering: course.value.offering,
        sessions: await listCourseSessions(books, id),
        counts: await countAttendance(books, id),
        learners: (await listLearners(books, id)).length,
      })
    })
    if (!read.ok) return read
    const { offering, sessions, counts, learners } = read.value
    const say = texts[visit.language]
    return showInOffering(visit, {
      offering,
      tab: 'courseAttendance',
      body: (
        <>
          <p class="lead">{say.learners(learners)}</p>
          <AttendanceLinks visit={visit} offering={offering} />
          {sessions.length === 0 ? (
            <p class="empty">{say.noSessions}</p>
          ) : (
            <Sessions visit={visit} sessions={sessions} counts={counts} />
          )}
        </>
      ),
    })
  },
}

type SessionsProps = {
  readonly visit: AnyVisit
  readonly sessions: readonly Session[]
  readonly counts: ReadonlyMap<string, AttendanceCount>
}

function Sessions({ visit, sessions, counts }: SessionsProps): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <table class="plain stacked list">
      <caption class="for-readers">{say.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say.when}</th>
          <th scope="col" class="num">
            {say.inPerson}
          </th>
          <th scope="col" class="num">
            {say.online}
          </th>
          <th scope="col">{say.state}</th>
          <th scope="col">{say.papers}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => {
          const count = counts.get(session.id) ?? { inPerson: 0, online: 0 }
          const when = formatSpan(session, language)
          return (
            <tr>
              <th scope="row">
                <a href={to.roster({ session: session.id })}>{when}</a>
                {session.title[language] && <span class="under">{session.title[language]}</span>}
              </th>
              <td class="num" data-label={say.inPerson}>
                {count.inPerson}
              </td>
              <td class="num" data-label={say.online}>
                {count.online}
              </td>
              <td data-label={say.state}>
                <StatusTag
                  label={sessionStates[session.state][language]}
                  tone={sessionTones[session.state]}
                />
              </td>
              <td data-label={say.papers}>
                <a href={to.rosterPdf({ session: session.id })}>
                  {say.pdf}
                  <span class="for-readers"> {when}</span>
                </a>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const texts = {
  ja: {
    learners: (count: number) => `受講者は${count}人です。日時を選ぶと、出席の名簿が開きます。`,
    noSessions: '日程がまだありません。「日程」で追加してください。',
    caption: '日程ごとの出席',
    when: '日時',
    inPerson: '会場',
    online: 'オンライン',
    state: '状態',
    papers: '印刷',
    pdf: '出席簿（PDF）',
  },
  en: {
    learners: (count: number) =>
      `${count} people take the course. Choose a session for its roster.`,
    noSessions: 'There are no sessions yet. Add them under "Sessions".',
    caption: 'Attendance by session',
    when: 'When',
    inPerson: 'In person',
    online: 'Online',
    state: 'State',
    papers: 'Print',
    pdf: 'Attendance sheet (PDF)',
  },
} as const

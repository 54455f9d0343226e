/**
 * On the page of one's own application: what only courses have. Number, selection, progress,
 * papers.
 */
import type { Child } from 'hono/jsx'
import { type LearnerRecord, readLearnerRecord } from '../../../commands/course/learners.ts'
import { courseOf, type Course } from '../../../commands/course/open-course.ts'
import { completionSentence } from '../../../domain/delivery/course/completion.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { type CourseChoice, findApplicantNumber, findChoice } from '../../../store/course-intake.ts'
import { findDraw } from '../../../store/course-draw.ts'
import { withAuthority } from '../../../store/database.ts'
import { outcomeWords } from './outcome-words.ts'
import type { AnyVisit } from '../../personal.ts'
import { Bar } from '../../ui/bar.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { formatSpan } from '../../ui/when.ts'
import type { OwnApplication } from '../read-own.ts'

type Read = LearnerRecord & {
  readonly course: Course
  readonly sessions: readonly Session[]
  /** The place in the order of application; undefined for the moment in which it is not certain. */
  readonly number: number | undefined
  readonly choice: CourseChoice | undefined
  readonly hasDraw: boolean
}

/** States in which somebody takes the course, or has completed it. */
const learning: ReadonlySet<string> = new Set(['accepted', 'enrolled', 'completed'])

/** The section; null for what is no course. */
export async function courseSection(visit: AnyVisit, own: OwnApplication): Promise<Child | null> {
  const course = courseOf(own.offering)
  if (!course.ok) return null
  const { services } = visit
  const { id: application, offering } = own.application
  const read = await withAuthority(services.database, services.authority, async (books) => ({
    course: course.value,
    number: await findApplicantNumber(books, { offering, application }),
    choice: await findChoice(books, application),
    hasDraw: (await findDraw(books, offering)) !== undefined,
    ...(await readLearnerRecord(books, course.value, { application, now: own.now })),
  }))
  return (
    <>
      <Intake visit={visit} read={read} />
      {learning.has(own.application.state) && <Learning visit={visit} own={own} read={read} />}
    </>
  )
}

type PartProps = { readonly visit: AnyVisit; readonly read: Read }

/** The number that the selection goes by, and what came of it. */
function Intake({ visit, read }: PartProps): Child {
  const { language, to } = visit
  const { number, choice, course, hasDraw } = read
  const { selection } = course.settings
  const say = texts[language]
  const isByLot = hasDraw && selection.method === 'lottery'
  return (
    <section>
      <h2>{say.intake}</h2>
      <SummaryList
        lines={[
          { name: say.number, value: number === undefined ? say.soon : say.numbered(number) },
          ...(choice ? [{ name: say.reason, value: choice.reason[language] }] : []),
        ]}
      />
      {isByLot && (
        <p>
          <a href={to.draw({ offering: course.offering.id })}>{say.draw}</a>
        </p>
      )}
    </section>
  )
}

type LearningProps = PartProps & { readonly own: OwnApplication }

function Learning({ visit, own, read }: LearningProps): Child {
  const { language, to } = visit
  const { application } = own
  const { sessions, record, units, judgement, activities, course } = read
  const say = texts[language]
  const came = record.sessions.filter(({ attended }) => attended !== null).length
  const next = sessions.find(({ endsAt, state }) => state === 'scheduled' && endsAt > own.now)
  const outcomes = activities.flatMap((each) => outcomeWords(each, language) ?? [])
  const { completion } = course.settings
  return (
    <section>
      <h2>{say.learning}</h2>
      {application.state === 'completed' && (
        <p>
          <a class="button-link" href={to.certificatePdf({ application: application.id })}>
            {say.certificate}
          </a>
        </p>
      )}
      <SummaryList
        lines={[
          ...(next && application.state !== 'completed'
            ? [{ name: say.next, value: nextWords(next, language) }]
            : []),
          { name: say.attendance, value: say.came(came, sessions.length) },
          ...(record.progress === null
            ? []
            : [{ name: say.progress, value: <Overall value={record.progress} /> }]),
          ...outcomes.map((value) => ({ name: say.outcome, value })),
        ]}
      />
      {completion && application.state !== 'completed' && (
        <p>
          {completionSentence(completion)[language]}{' '}
          {judgement?.state === 'completed' && <strong>{say.meets}</strong>}
        </p>
      )}
      {judgement?.state === 'not-yet' && application.state !== 'completed' && (
        <ul>
          {judgement.missing.map(({ message }) => (
            <li>{message[language]}</li>
          ))}
        </ul>
      )}
      <Sessions read={read} language={language} />
      {units.length > 0 && (
        <details class="more">
          <summary>{say.units}</summary>
          <SummaryList
            lines={units.map(({ unit, percent }) => ({
              name: unit,
              value: <Overall value={percent} />,
            }))}
          />
        </details>
      )}
    </section>
  )
}

function nextWords(session: Session, language: Language): Child {
  return (
    <>
      {formatSpan(session, language)}
      {session.place[language] !== '' && <span class="under">{session.place[language]}</span>}
    </>
  )
}

function Overall({ value }: { readonly value: number }): Child {
  return (
    <>
      {value} %
      <Bar share={value / 100} />
    </>
  )
}

/** Each session with whether they came. */
function Sessions({ read, language }: { readonly read: Read; readonly language: Language }): Child {
  const { sessions, record } = read
  const say = texts[language]
  if (sessions.length === 0) return null
  return (
    <details class="more">
      <summary>{say.sessions}</summary>
      <ul class="course-sessions">
        {sessions.map((session, index) => {
          const stands = record.sessions[index]
          const attended = stands?.attended ?? null
          return (
            <li>
              {formatSpan(session, language)}{' '}
              {attended !== null && (
                <StatusTag label={attended === 'online' ? say.online : say.present} tone="good" />
              )}
              {attended === null && stands?.isOver && <StatusTag label={say.absent} />}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

const texts = {
  ja: {
    intake: '選考',
    number: '申込順の受付番号',
    numbered: (number: number) => `${number}番`,
    soon: 'まもなく決まります。少し待ってから開き直してください。',
    reason: '選考の結果の理由',
    draw: '抽選のしくみと記録を見る',
    learning: '受講の状況',
    certificate: '修了証を開く（PDF）',
    next: '次の日程',
    attendance: '出席',
    came: (came: number, all: number) => `${all}回のうち${came}回`,
    progress: 'eラーニング',
    outcome: '受講のあと',
    meets: '条件を満たしています。',
    sessions: '日程ごとの出席を見る',
    units: '単元ごとの進み具合を見る',
    present: '出席',
    online: '出席（オンライン）',
    absent: '欠席',
  },
  en: {
    intake: 'Selection',
    number: 'Arrival number (in the order of application)',
    numbered: (number: number) => `No. ${number}`,
    soon: 'It is settled in a moment. Open the page again.',
    reason: 'Why it was decided so',
    draw: 'How the draw works, and its record',
    learning: 'Your course',
    certificate: 'Open your certificate (PDF)',
    next: 'Next session',
    attendance: 'Attendance',
    came: (came: number, all: number) => `${came} of ${all} sessions`,
    progress: 'E-learning',
    outcome: 'After the course',
    meets: 'You meet it.',
    sessions: 'See each session',
    units: 'See each unit',
    present: 'Present',
    online: 'Present, online',
    absent: 'Absent',
  },
} as const

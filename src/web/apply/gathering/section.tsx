/** What the page of a reservation has beside what all have: the way to the interviews. */
import type { Child } from 'hono/jsx'
import { phaseOf } from '../../../domain/delivery/phase.ts'
import type { AnyVisit } from '../../personal.ts'
import { InterviewList } from './interview-list.tsx'
import { readInterviews } from './read-interviews.ts'
import type { OwnApplication } from '../read-own.ts'

/** The visitor's interviews; null where the gathering has none, or the seat is not held. */
export async function interviewSection(
  visit: AnyVisit,
  own: OwnApplication,
): Promise<Child | null> {
  const { state, id } = own.application
  if (state !== 'reserved' && state !== 'checked-in') return null
  const read = await readInterviews(visit, id)
  if (!read.ok || read.value.booths.length === 0) return null
  const { interviews, settings, slots } = read.value
  const isOpen = phaseOf(own.offering, own.now) === 'open'
  const canReserve = isOpen && settings.most > 0 && slots.length > 0
  if (interviews.length === 0 && !canReserve && !settings.tickets) return null
  const { language, to } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.title}</h2>
      <InterviewList interviews={interviews} language={language} />
      <p>
        <a class="button-link" href={to.interviews({ application: id })}>
          {canReserve ? say.reserve : say.see}
        </a>
      </p>
    </section>
  )
}

const texts = {
  ja: { title: '企業との面接', reserve: '面接を予約する', see: '面接の順番を見る' },
  en: { title: 'Interviews', reserve: 'Reserve interviews', see: 'See whose turn it is' },
} as const

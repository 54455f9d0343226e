/** What the page of an application has beside what all have: sections by lifecycle, as data. */
import type { Child } from 'hono/jsx'
import type { Application } from '../../domain/delivery/application.ts'
import type { LifecycleName } from '../../domain/delivery/register.ts'
import type { AnyVisit } from '../personal.ts'
import type { Links } from '../routes.ts'
import { bookingSection } from './booking/section.tsx'
import { certificationSection } from './certification/section.tsx'
import { consultationSection } from './consultation/section.tsx'
import { courseSection } from './course/course-section.tsx'
import { dispatchSection } from './dispatch/section.tsx'
import { interviewSection } from './gathering/section.tsx'
import { grantSection } from './grant/section.tsx'
import { hostingSection, placementSection } from './placement/section.tsx'
import type { OwnApplication } from './read-own.ts'
import { supportSection } from './support/section.tsx'

/** A section, with its own heading; null where it has nothing to show. */
export type ApplicationSection = (visit: AnyVisit, own: OwnApplication) => Promise<Child | null>

/** The sections of each kind, in their order: they stand below what comes next. */
export const applicationSections: Readonly<Record<LifecycleName, readonly ApplicationSection[]>> = {
  gathering: [interviewSection],
  interview: [],
  course: [courseSection],
  consultation: [consultationSection],
  booking: [bookingSection],
  grant: [grantSection],
  dispatch: [dispatchSection],
  support: [supportSection],
  placement: [placementSection],
  hosting: [hostingSection],
  certification: [certificationSection],
}

/** The page on which an act is done that asks for more than a press of its button. */
export type ActPage = (to: Links, application: string) => string

/**
 * The acts with pages of their own. Those that ask for more and have no page here are not offered.
 */
export const actPages: Readonly<Record<LifecycleName, Readonly<Record<string, ActPage>>>> = {
  gathering: { ask: (to, application) => to.questionnaire({ application }) },
  interview: {},
  course: { hire: (to, application) => to.jobReport({ application }) },
  // The messages, and how one talks, stand in the section.
  consultation: {
    write: (to, application) => to.messages({ application }),
    resume: (to, application) => to.messages({ application }),
    'choose-way': (to, application) => to.chooseWay({ application }),
  },
  booking: {},
  grant: {
    claim: (to, application) => to.grantClaim({ application }),
    'withdraw-award': (to, application) => to.grantStanding({ application }),
  },
  dispatch: {},
  support: {},
  placement: {
    agree: (to, application) => to.placementProposal({ application }),
    unmatch: (to, application) => to.placementProposal({ application }),
  },
  hosting: {
    'answer-match': (to, application) => to.hostPeople({ application }),
    'report-result': (to, application) => to.hostPeople({ application }),
  },
  certification: {},
}

/** The check-in of an application at its door; null while there is none. */
export const doorAddress: ((to: Links, application: Application) => string) | null = (to) =>
  to.door()

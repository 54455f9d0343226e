/** Every endpoint of the API. The next one is a row in the table of its noun. */
import type { AnyEndpoint } from './endpoint.ts'
import { activityEndpoints } from './endpoints/activities.ts'
import { applicationEndpoints } from './endpoints/applications.ts'
import { deskOfferingEndpoints } from './endpoints/desk-offerings.ts'
import { deskSessionEndpoints } from './endpoints/desk-sessions.ts'
import { ownEndpoints } from './endpoints/me.ts'
import { noticeEndpoints } from './endpoints/notices.ts'
import { offeringEndpoints } from './endpoints/offerings.ts'
import { peopleEndpoints } from './endpoints/people.ts'
import { reportEndpoints } from './endpoints/reports.ts'

/** The table of endpoints. */
export const endpoints: readonly AnyEndpoint[] = [
  ...offeringEndpoints,
  ...applicationEndpoints,
  ...activityEndpoints,
  ...deskOfferingEndpoints,
  ...deskSessionEndpoints,
  ...noticeEndpoints,
  ...peopleEndpoints,
  ...ownEndpoints,
  ...reportEndpoints,
]

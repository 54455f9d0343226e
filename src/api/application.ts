/** Applications through the API: applying, and moving applications on. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actOnApplications } from '../commands/application/act.ts'
import { claimantOf } from '../commands/application/applicant.ts'
import type { Claim } from '../commands/application/claim-request.ts'
import { lifecycleNames } from '../domain/delivery/register.ts'
import { authorise, contextOf } from './authorise.ts'
import { problemOf, problemSchema } from './problem.ts'
import type { ApiEnv, ApiServices } from './services.ts'

const keyHeader = z.object({
  'idempotency-key': z.string().min(8).max(200).openapi({
    description: 'Makes retries safe: the same key never acts twice.',
  }),
})

const offeringParam = z.object({ offering: z.uuid() })

const problems = {
  default: {
    description: 'What was refused, and what to do about it.',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const

const claimBody = z
  .object({
    session: z.uuid().nullable().default(null),
    act: z.enum(['reserve', 'apply', 'request']).default('reserve'),
    lifecycle: z.enum(lifecycleNames as [string, ...string[]]).default('gathering'),
    /** Where every seat is taken: whether to wait for one. */
    wait: z.boolean().default(false),
    parent: z.uuid().nullable().default(null),
    channel: z.enum(['in-person', 'online']).nullable().default(null),
  })
  .openapi('Claim')

const claimedBody = z
  .object({
    command: z.string(),
    applications: z.array(z.object({ id: z.string(), number: z.string(), state: z.string() })),
  })
  .openapi('Claimed')

const claimRoute = (services: ApiServices) =>
  createRoute({
    method: 'post',
    path: '/api/v1/offerings/{offering}/applications',
    summary: 'Apply for an offering with the account of the token',
    middleware: [authorise(services, 'application.write')] as const,
    request: {
      params: offeringParam,
      headers: keyHeader,
      body: { required: true, content: { 'application/json': { schema: claimBody } } },
    },
    responses: {
      201: {
        description: 'The applications that were made.',
        content: { 'application/json': { schema: claimedBody } },
      },
      ...problems,
    },
  })

const actBody = z
  .object({
    reason: z.string().max(2000).nullable().default(null),
    session: z.uuid().nullable().default(null),
    channel: z.enum(['in-person', 'online']).nullable().default(null),
  })
  .openapi('ApplicationAct')

const actedBody = z
  .object({ command: z.string(), done: z.array(z.string()), offered: z.array(z.string()) })
  .openapi('Acted')

const actRoute = (services: ApiServices) =>
  createRoute({
    method: 'post',
    path: '/api/v1/applications/{application}/acts/{act}',
    summary: 'Move an application on',
    middleware: [authorise(services, 'application.write')] as const,
    request: {
      params: z.object({ application: z.uuid(), act: z.string().max(40) }),
      headers: keyHeader,
      body: { required: true, content: { 'application/json': { schema: actBody } } },
    },
    responses: {
      200: {
        description: 'What was done.',
        content: { 'application/json': { schema: actedBody } },
      },
      ...problems,
    },
  })

/** Adds the routes of applications. */
export function addApplications(app: OpenAPIHono<ApiEnv>, services: ApiServices): void {
  app.openapi(claimRoute(services), async (c) => {
    const { offering } = c.req.valid('param')
    const asked = c.req.valid('json')
    const caller = c.get('caller')
    const claimant = await claimantOf(services.context, c.get('applicant'))
    const { session, act, lifecycle, wait, parent, channel } = asked
    const answer = await services.claims({
      key: c.req.valid('header')['idempotency-key'],
      actor: caller.actor,
      reason: null,
      claim: {
        ...{ offering, session, act, parent, channel },
        lifecycle: lifecycle as Claim['lifecycle'],
        otherwise: wait ? 'wait' : null,
        claimants: [claimant],
        formVersion: null,
        happenedAt: null,
      },
    })
    if (!answer.ok) return problemOf(c, answer.refusal)
    const { command, outcome } = answer.value
    // An outcome that comes from the books again has its fields in another order.
    const applications = outcome.applications.map(({ id, number, state }) => ({
      id,
      number,
      state,
    }))
    return c.json({ command, applications }, 201)
  })
  app.openapi(actRoute(services), async (c) => {
    const { application, act } = c.req.valid('param')
    const context = contextOf(services, c.get('caller'), c.req.valid('header')['idempotency-key'])
    const given = { ...c.req.valid('json'), act, applications: [application] }
    const done = await actOnApplications(context, given)
    if (!done.ok) return problemOf(c, done.refusal)
    const { command, outcome } = done.value
    return c.json({ command, done: [...outcome.done], offered: [...outcome.offered] }, 200)
  })
}

/** What the cases of every endpoint are tried on: a fair, and people with tokens. */
import type { Context } from '../../src/commands/context.ts'
import { newId } from '../../src/kit/id.ts'
import { type ApiPerson, openApi, text } from '../world/api.ts'
import { at, openOffering } from '../world/delivery.ts'
import { onTheDay } from '../world/gathering.ts'

/** A request. It is the visitor's where nobody is named. */
export type Case = {
  readonly path: string
  readonly by?: ApiPerson
  /** Asked at the fair's own day instead of in May. */
  readonly onTheDay?: boolean
  readonly body?: unknown
  readonly raw?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** A request that is refused. */
export type WrongCase = Case & { readonly status: number; readonly code: string }

/** An endpoint once right and once wrong. */
export type CaseRow = {
  readonly right: (world: CaseWorld) => Promise<Case> | Case
  readonly wrong: (world: CaseWorld) => WrongCase
}

/** Opens something once, for the first case that needs it. */
export function once<T>(open: (world: CaseWorld) => Promise<T>): (world: CaseWorld) => Promise<T> {
  let opened: Promise<T> | undefined
  return (world) => (opened ??= open(world))
}

/** The refusals that many cases share. */
export const noOffering = { status: 404, code: 'offering_unknown' } as const
export const notAllowed = { status: 403, code: 'act_not_allowed' } as const
export const noSession = { status: 404, code: 'session_unknown' } as const
export const noApplication = { status: 404, code: 'application_unknown' } as const
export const notValid = { status: 400, code: 'body_not_valid' } as const

/** Opens the API on a fair of five seats. */
export async function openCaseWorld(context: Context) {
  const api = openApi(context)
  const newFair = () => openOffering(context, { settings: { capacity: 5 } })
  const fair = await newFair()
  const visitor = await api.person()
  return {
    ...{ api, context, fair, visitor },
    /** An id that nothing has. */
    never: newId(),
    /** Somebody with a token of all scopes and no right to anything here. */
    stranger: await api.person(),
    admin: await api.person({ role: 'administrator' }),
    officer: await api.person({ role: 'officer', programme: 'fair' }),
    counsellor: await api.person({ role: 'counsellor', programme: 'fair' }),
    /** The same API on the day of the fair. */
    day: openApi(at(context, onTheDay)),
    newFair,
    /** Reserves a seat at a fair of its own. */
    apply: async (by: ApiPerson = visitor) => {
      const { offering, sessions } = await newFair()
      const body = { session: sessions[0] }
      const got = await api.ask('POST', `/offerings/${offering}/applications`, { by, body })
      return text(got, 'applications', 0, 'id')
    },
  }
}

/** What {@link openCaseWorld} opens. */
export type CaseWorld = Awaited<ReturnType<typeof openCaseWorld>>

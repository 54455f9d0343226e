/** What the cases of every endpoint are tried on: a fair, and people with tokens. */
import type { Context } from '../../src/commands/context.ts'
import { newId } from '../../src/kit/id.ts'
import { type ApiPerson, openApi, text } from '../world/api.ts'
import { openOffering } from '../world/delivery.ts'

/** A request. It is the visitor's where nobody is named. */
export type Case = {
  readonly path: string
  readonly by?: ApiPerson
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

/** The refusals that many cases share. */
export const noOffering = { status: 404, code: 'offering_unknown' } as const
export const notAllowed = { status: 403, code: 'act_not_allowed' } as const

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
    admin: await api.person({ role: 'administrator' }),
    officer: await api.person({ role: 'officer', programme: 'fair' }),
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

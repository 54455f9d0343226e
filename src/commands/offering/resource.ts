/** What sessions take place at: booths, counsellors, rooms. Adding, ordering, closing them. */
import type { Resource, ResourceSort } from '../../domain/delivery/session.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import {
  findResource,
  insertResources,
  listResources,
  updateResource,
} from '../../store/session.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { getOfferingFor, type OfOffering } from './offering.ts'

/** A booth, counsellor or room that is to be added. */
export type ResourceDraft = {
  readonly sort: ResourceSort
  readonly name: Bilingual
  /** The company of a booth. */
  readonly party?: string | null
  /** The account of a counsellor. */
  readonly account?: string | null
  /** What only its kind of delivery needs. Never who somebody is. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** The most that an offering may have. */
const mostResources = 1000

/** Adds booths, counsellors or rooms behind those that there are. Gives their ids in order. */
export async function addResources(
  context: ActorContext,
  given: { readonly offering: string; readonly resources: readonly ResourceDraft[] },
): Promise<Result<Done<OfOffering<{ readonly resources: readonly string[] }>>>> {
  const act = { name: 'resource.add', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command }) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(books, given.offering, by)
    if (!found.ok) return found
    const known = await listResources(books, given.offering)
    if (known.length + given.resources.length > mostResources) return tooManyResources
    const last = known.at(-1)?.place ?? 0
    const resources = given.resources.map((draft, index) => {
      const { party = null, account = null, details = {}, sort, name } = draft
      const place = last + index + 1
      const own = { id: newId(), offering: given.offering, place, isOpen: true }
      return { ...own, sort, name, party, account, details } satisfies Resource
    })
    await insertResources(books, resources, command)
    return ok({ offering: given.offering, resources: resources.map(({ id }) => id) })
  })
}

/** A change of a booth, counsellor or room; what is absent stays. */
export type ResourceEdit = { readonly resource: string } & Partial<
  Pick<Resource, 'name' | 'party' | 'account' | 'details' | 'isOpen'>
>

/** Changes it. Closed, it is offered to nobody; what is reserved there stays. */
export async function editResource(
  context: ActorContext,
  given: ResourceEdit,
): Promise<Result<Done<OfOffering<{ readonly resource: string }>>>> {
  const { resource: id, ...change } = given
  const named = { name: 'resource.edit', input: given, id }
  return changeResource(context, named, async ({ books }, resource) => {
    await updateResource(books, { ...resource, ...change })
    return ok({ resource: id })
  })
}

/** Moves it one place up or down among the others. At an end it stays where it is. */
export async function moveResource(
  context: ActorContext,
  given: { readonly resource: string; readonly way: 'up' | 'down' },
): Promise<Result<Done<OfOffering<{ readonly resource: string }>>>> {
  const { resource: id, way } = given
  const named = { name: 'resource.move', input: given, id }
  return changeResource(context, named, async ({ books }, resource) => {
    const others = (await listResources(books, resource.offering)).filter((one) => one.id !== id)
    const isAhead = (one: Resource) =>
      one.place < resource.place || (one.place === resource.place && one.id < id)
    const at = others.filter(isAhead).length + (way === 'up' ? -1 : 1)
    const ordered = others.toSpliced(Math.max(0, at), 0, resource)
    for (const [index, one] of ordered.entries()) {
      if (one.place !== index + 1) await updateResource(books, { ...one, place: index + 1 })
    }
    return ok({ resource: id })
  })
}

type Named = { readonly name: string; readonly input: unknown; readonly id: string }

/** Runs a change of one booth, counsellor or room that the actor may make, its offering held. */
async function changeResource<T>(
  context: ActorContext,
  { name, input, id }: Named,
  make: (running: Running, resource: Resource) => Promise<Result<T>>,
): Promise<Result<Done<OfOffering<T>>>> {
  return runAct<OfOffering<T>>(context, { name, input, lock: 'writing' }, async (running) => {
    const { books } = running
    const found = await findResource(books, id)
    if (!found) return resourceUnknown
    const by = { by: context.by, act: 'offering.edit' } as const
    const offering = await getOfferingFor(books, found.offering, by)
    if (!offering.ok) return offering
    // Read once more, now that nobody else can change it.
    const resource = await findResource(books, id)
    if (!resource) return resourceUnknown
    const made = await make(running, resource)
    return made.ok ? ok({ offering: resource.offering, ...made.value }) : made
  })
}

const resourceUnknown = refuse(
  'resource_unknown',
  'このブース・相談員・部屋は見つかりません。画面を開き直して、一覧から選び直してください。',
  'This booth, counsellor or room cannot be found. Open the page again and choose it from the list.',
)

const most = mostResources.toLocaleString('en-GB')

const tooManyResources = refuse(
  'too_many_resources',
  `1つの募集に登録できるのは${most}件までです。数を減らすか、募集を分けてください。`,
  `An offering may have at most ${most} of them. Add fewer, or make another offering.`,
)

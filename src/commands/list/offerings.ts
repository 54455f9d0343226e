/** Offerings from a list: each becomes a draft, all in one act, which can be taken back. */
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { countOfferingUse, listOfferingsOf } from '../../store/list-offering.ts'
import { listCommandsById } from '../../store/command.ts'
import { withAuthority } from '../../store/database.ts'
import { lockOffering, updateOffering } from '../../store/offering.ts'
import type { ActorContext } from '../context.ts'
import { makeOffering, type OfferingDraft } from '../offering/offering.ts'
import { mayAct } from '../../domain/access/capability.ts'
import { type Done, runAct } from '../run.ts'

/** A list of offerings; rows are numbered as a spreadsheet numbers them. */
export type OfferingList = {
  readonly file: { readonly name: string; readonly digest: string }
  readonly rows: readonly { readonly row: number; readonly draft: OfferingDraft }[]
  readonly dryRun?: boolean
}

/** What came of a list. */
export type OfferingsEntered = {
  readonly file: string
  readonly offerings: readonly string[]
  readonly faults: readonly RowFault[]
}

/** Takes a list in: at most 500 offerings. Rows that cannot be made are named; the others are. */
export async function importOfferings(
  context: ActorContext,
  { file, rows, dryRun = false }: OfferingList,
): Promise<Result<Done<OfferingsEntered>>> {
  if (rows.length > mostOfferings) return tooMany
  const act = {
    name: offeringsAct,
    input: { file },
    dryRun,
    lock: 'writing',
    keeps: (outcome: OfferingsEntered) => ({ ...outcome, faults: [] }),
  } as const
  return runAct<OfferingsEntered>(context, act, async (running) => {
    const offerings: string[] = []
    const faults: RowFault[] = []
    for (const { row, draft } of rows) {
      const made = await makeOffering(running, context.by, draft)
      if (made.ok) offerings.push(made.value.offering)
      else faults.push({ row, column: null, ...made.refusal })
    }
    return ok({ file: file.name, offerings, faults })
  })
}

const offeringsAct = 'offering.import'
const mostOfferings = 500

/** What came of taking a list back. Whatever was published or applied for is left. */
export type OfferingsUndone = { readonly discarded: number; readonly left: number }

/** Takes a list back: its drafts are discarded. */
export async function undoOfferings(
  context: ActorContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<Done<OfferingsUndone>>> {
  const [found, ...others] = await withAuthority(context.database, context.authority, (books) =>
    listCommandsById(books, id),
  )
  if (found?.act !== offeringsAct || others.length > 0) return listUnknown
  const { position } = found
  const act = { name: 'offering.undo-import', input: { id }, reason, undoes: position } as const
  return runAct(context, { ...act, lock: 'writing' }, async (running) => {
    const { books } = running
    const made = await listOfferingsOf(books, position)
    let discarded = 0
    for (const each of made) {
      const offering = await lockOffering(books, each)
      const place = { programme: offering?.programme ?? '' }
      const allowed = mayAct(context.by, 'offering.edit', place)
      if (!allowed.ok) return allowed
      if (offering?.state !== 'draft' || (await countOfferingUse(books, each)) > 0) continue
      const version = offering.version + 1
      await updateOffering(books, { ...offering, state: 'cancelled', version }, running)
      discarded += 1
    }
    return ok({ discarded, left: made.length - discarded })
  })
}

const tooMany = refuse(
  'too_many_offerings',
  `一度に取り込める募集は${mostOfferings}件までです。ファイルを分けてください。`,
  `At most ${mostOfferings} offerings can be taken in at once. Divide the file.`,
)

const listUnknown = refuse(
  'offering_list_unknown',
  'この取込は見つかりません。画面を開き直してください。',
  'This import cannot be found. Open the page again.',
)

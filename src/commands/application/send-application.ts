/**
 * Sending an application off: the answers of a draft are read, the claim is made, and the draft
 * ends with it. Under the same key this may be done again at any point, and is done once.
 */
import type { Answers } from '../../domain/question/answer.ts'
import { listFaults, readAnswers } from '../../domain/question/read-answers.ts'
import { parseStoredAnswers } from '../../domain/question/stored-answers.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication, readDetails } from '../../store/application.ts'
import { findCommandByKey } from '../../store/command.ts'
import { withAuthority } from '../../store/database.ts'
import type { ActorContext } from '../context.ts'
import { type DraftAt, openDraft } from '../draft/open-draft.ts'
import { settleSentDraft } from '../draft/send-draft.ts'
import type { Claim, Claimant, Claimed } from './claim-request.ts'
import type { Claims } from './claims.ts'
import { isOwn } from './scene.ts'

/** What is sent off. */
export type SentApplication = {
  readonly key: string
  /** Whose draft holds the answers, and of which offering. */
  readonly draft: DraftAt
  /** The revision of the draft that was looked over; null where there was none. */
  readonly revision: number | null
  readonly asked: Pick<Claim, 'session' | 'lifecycle' | 'act' | 'otherwise' | 'channel'>
  /** At least one. The answers are the first one's. */
  readonly claimants: readonly Claimant[]
}

/** What came of it. */
export type Sent = Claimed & {
  /** Whether every file that the answers name went along. */
  readonly hasFiles: boolean
}

/** Sends an application. Refuses incomplete answers, and whatever refuses the claim. */
export async function sendApplication(
  context: ActorContext,
  claims: Claims,
  given: SentApplication,
): Promise<Result<Sent>> {
  const earlier = await findEarlier(context, given)
  if (earlier) return ok(earlier)
  const opened = await openDraft(context, given.draft)
  if (opened.revision !== given.revision) return (await findAgain(context, given)) ?? draftChanged
  const read = readAnswers(opened.form, opened.typed, opened.uploads)
  const faults = listFaults(opened.form, read)
  if (faults.length > 0)
    return (await findAgain(context, given)) ?? answersIncomplete(faults.length)
  const { answers } = read
  const [first, ...others] = given.claimants
  const claimants = first ? [{ ...first, detail: { ...first.detail, answers } }, ...others] : []
  const formVersion = opened.form.version === 0 ? null : opened.form.version
  const { offering } = given.draft.place
  const done = await claims({
    key: given.key,
    actor: context.by,
    reason: null,
    claim: { ...given.asked, offering, claimants, formVersion, parent: null, happenedAt: null },
  })
  if (done.ok) return ok(await settle(context, given, { ...done.value.outcome, answers }))
  // Sent twice at once, the second may find the draft ended by the first, and ask for less.
  const isRepeated = done.refusal.code === 'idempotency_key_reused'
  return (isRepeated ? await findAgain(context, given) : undefined) ?? done
}

/** What was sent under this key before; its draft is settled again, should that be missing. */
async function findEarlier(
  context: ActorContext,
  given: SentApplication,
): Promise<Sent | undefined> {
  const found = await withAuthority(context.database, context.authority, async (books) => {
    const command = await findCommandByKey(books, given.key)
    const claimed = command?.outcome as Partial<Claimed> | undefined
    const [first] = claimed?.applications ?? []
    const application = first && (await findApplication(books, first.id))
    if (!application || application.offering !== given.draft.place.offering) return undefined
    const isTheirs = application.account === null || isOwn(application, context.by)
    if (!isTheirs) return undefined
    const detail = (await readDetails(books, [application.id])).get(application.id)
    const answers = parseStoredAnswers(detail?.answers ?? {})
    return { applications: claimed?.applications ?? [], answers }
  })
  return found && settle(context, given, found)
}

async function findAgain(context: ActorContext, given: SentApplication) {
  const earlier = await findEarlier(context, given)
  return earlier && ok(earlier)
}

/** Gives the answers' files to the application, and ends the draft. */
async function settle(
  context: ActorContext,
  { draft }: SentApplication,
  { answers, applications }: Claimed & { readonly answers: Answers },
): Promise<Sent> {
  const [first] = applications
  const hasFiles = first
    ? await settleSentDraft(context, draft, { application: first.id, answers })
    : true
  return { applications, hasFiles }
}

const draftChanged = refuse(
  'draft_changed_meanwhile',
  '確認している間に、ほかの画面で内容が変わりました。下の内容をもう一度確かめてから送ってください。',
  'Another page has changed what you wrote while you were looking it over. Check it again, then send it.',
)

function answersIncomplete(count: number): Result<never> {
  return refuse(
    'answers_are_incomplete',
    `答えていない質問か、直すところが${count}件あります。「質問に戻る」から確かめてください。`,
    `${count} answers are missing or need attention. Go back to the questions to see them.`,
  )
}

/**
 * The questionnaire after a gathering: those who came are asked by mail, once; what they answer is
 * kept with the fact that they answered, and what tells who they are can be erased.
 */
import type { Answers } from '../../domain/question/answer.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import { parseStoredAnswers, withoutPersonal } from '../../domain/question/stored-answers.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { findQuestionForm, getQuestionForm } from '../../store/question-form.ts'
import {
  listQuestionnaireAnswers,
  listUnanswered,
  rewriteAnswers,
} from '../../store/questionnaire.ts'
import { readSessions } from '../../store/session.ts'
import { actOnApplications } from '../application/act.ts'
import { tellAbout } from '../application/tell.ts'
import type { ActorContext } from '../context.ts'
import type { DraftAt } from '../draft/open-draft.ts'
import { readDraft, settleSentDraft } from '../draft/send-draft.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, runAct } from '../run.ts'

/** Who is asked: everyone who came to the offering, or to one of its sessions. */
export type QuestionnaireRound = { readonly offering: string; readonly session: string | null }

/** How many were asked now; those without an account cannot open the page. */
export type QuestionnaireSent = { readonly told: number; readonly without: number }

/** What came of a questionnaire: its questions, what was answered, how many can still be asked. */
export type QuestionnaireResponses = {
  readonly form: QuestionForm
  readonly responses: readonly Answers[]
  readonly open: number
}

/** Reads the answers that stand; whether they may be read is for the caller to ask. */
export async function readResponses(
  books: Books,
  offering: string,
): Promise<QuestionnaireResponses> {
  const kept = await listQuestionnaireAnswers(books, { offering })
  const open = await listUnanswered(books, { offering, session: null })
  return {
    form: await getQuestionForm(books, { offering, purpose: 'questionnaire' }),
    responses: kept.map(({ answers }) => parseStoredAnswers(answers)),
    open: open.filter(({ account }) => account !== null).length,
  }
}

/** Asks those who came and have not answered. Nobody is asked twice. */
export async function sendQuestionnaire(
  context: ActorContext,
  given: QuestionnaireRound,
): Promise<Result<Done<QuestionnaireSent>>> {
  const of = { offering: given.offering }
  const act = { name: 'questionnaire.send', input: given, of, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command, recordedAt: at }) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(books, given.offering, by)
    if (!found.ok) return found
    const offering = found.value
    const place = { offering: offering.id, purpose: 'questionnaire' } as const
    const questions = await getQuestionForm(books, place)
    if (questions.questions.length === 0) return nothingAsked
    const session = given.session !== null && isId(given.session) ? given.session : null
    const open = await listUnanswered(books, { offering: offering.id, session })
    const able = open.filter(({ account }) => account !== null)
    const ids = [...new Set(able.flatMap((each) => each.session ?? []))]
    const sessions = await readSessions(books, ids)
    let told = 0
    for (const about of [...sessions.values(), null]) {
      const applications = able.filter((each) => each.session === (about?.id ?? null))
      const telling = { offering, session: about, reason: null, at, command, isOnce: true }
      told += await tellAbout(books, { ...telling, notice: 'questionnaire', applications })
    }
    return ok({ told, without: open.length - able.length })
  })
}

/** Answers that are sent: whose draft holds them, and for which visit. */
export type QuestionnaireAnswer = {
  readonly draft: DraftAt
  readonly application: string
}

/** Keeps somebody's answers. Refuses incomplete ones, a second time, and who did not come. */
export async function answerQuestionnaire(
  context: ActorContext,
  { draft, application }: QuestionnaireAnswer,
): Promise<Result<Done<unknown>>> {
  const read = await readDraft(context, draft)
  if (!read.ok) return read
  const { form, answers } = read.value
  const done = await keepAnswers(context, { application, version: form.version, answers })
  if (done.ok) await settleSentDraft(context, draft, { application, answers })
  return done
}

/** Keeps answers that have been read by the version of the questions that they answer. */
export function keepAnswers(
  context: ActorContext,
  {
    application,
    ...details
  }: { readonly application: string; readonly version: number; readonly answers: Answers },
): Promise<Result<Done<unknown>>> {
  return actOnApplications(context, { act: 'ask', applications: [application], details })
}

/** Erases from a party's answers what tells who they are. Gives how many answers were rewritten. */
export async function forgetAnswers(books: Books, party: string): Promise<number> {
  const kept = await listQuestionnaireAnswers(books, { party })
  for (const { activity, offering, version, answers } of kept) {
    const form = await findQuestionForm(books, { offering, purpose: 'questionnaire' }, version)
    const plain = form ? withoutPersonal(form, parseStoredAnswers(answers)) : {}
    await rewriteAnswers(books, { activity, version, answers: plain })
  }
  return kept.length
}

const nothingAsked = refuse(
  'questionnaire_has_no_questions',
  'アンケートの質問がまだありません。質問を作ってから送ってください。',
  'The questionnaire has no questions yet. Write some before you send it.',
)

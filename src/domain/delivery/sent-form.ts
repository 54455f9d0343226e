/**
 * What applicants send after they have applied: by which acts, and for which purpose the questions
 * are asked. Each sending is a version; a mended one is asked as the one that was returned.
 */
import type { FormPurpose } from '../question/form-place.ts'
import type { OpenKind } from './register.ts'

/** An act that sends answers, and the purpose of their questions. */
type SendingActs = Readonly<Record<string, FormPurpose | 'returned'>>

const sendingActs: Readonly<Record<string, SendingActs>> = {
  grant: {
    submit: 'papers',
    resubmit: 'returned',
    report: 'report',
    'ask-change': 'change',
  },
  certification: {
    apply: 'papers',
    resubmit: 'returned',
    'ask-full': 'papers',
    report: 'report',
    'ask-renewal': 'renewal',
  },
}

/** The acts by which applications of a lifecycle send answers. */
export function sendingActsOf(lifecycle: string): readonly string[] {
  return Object.keys(sendingActs[lifecycle] ?? {})
}

/**
 * For which purpose the questions of an act are asked; null where it sends no answers. `returned`:
 * the purpose of what was sent last for review, the application itself where nothing was.
 */
export function purposeOfAct(
  lifecycle: string,
  act: string,
  returned: FormPurpose,
): FormPurpose | null {
  const acts = sendingActs[lifecycle]
  const purpose = acts && Object.hasOwn(acts, act) ? acts[act] : undefined
  return purpose === 'returned' ? returned : (purpose ?? null)
}

/** The purposes for which offerings of a kind may ask questions, in the order of asking. */
export function purposesOf(kind: OpenKind): readonly FormPurpose[] {
  const own = Object.values(sendingActs[kind] ?? {}).filter((purpose) => purpose !== 'returned')
  return [...new Set<FormPurpose>(['application', ...own, ...afterwards(kind)])]
}

const afterwards = (kind: OpenKind): readonly FormPurpose[] =>
  kind === 'gathering' ? ['questionnaire'] : []

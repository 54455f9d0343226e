/** The sorts of official letters: what each is called, what it states, and its usual text. */
import { certificationLetters } from './certification.ts'
import type { LetterSortDefinition } from './definition.ts'
import { dispatchLetters } from './dispatch.ts'
import type { LetterField, LetterFields, LetterValuesOf } from './field.ts'
import { grantDecisionLetters } from './grant-decision.ts'
import { grantMoneyLetters } from './grant-money.ts'
import { placementLetters } from './placement.ts'

/** Every sort by its name. */
export const letterSorts = {
  ...grantDecisionLetters,
  ...grantMoneyLetters,
  ...dispatchLetters,
  ...placementLetters,
  ...certificationLetters,
} as const satisfies Readonly<Record<string, LetterSortDefinition>>

/** The name of a sort: grant-decision. */
export type LetterSort = keyof typeof letterSorts

/** The names of the sorts, in the order in which they are shown. */
export const letterSortNames = Object.keys(letterSorts) as readonly LetterSort[]

/** Whether a text is the name of a sort. */
export function isLetterSort(name: string): name is LetterSort {
  return Object.hasOwn(letterSorts, name)
}

/** The values that a letter of a sort takes from whoever issues it. */
export type LetterValues<S extends LetterSort = LetterSort> = LetterValuesOf<
  (typeof letterSorts)[S]['fields']
>

/** What every letter can state beside what its sort does: the program knows it. */
export const letterFacts = {
  recipient: { kind: 'text', label: { ja: '宛名', en: 'addressee' } },
  authority: { kind: 'text', label: { ja: '団体の名称', en: 'name of the authority' } },
  offering: { kind: 'text', label: { ja: '募集の名称', en: 'title of the offering' } },
  applicationNumber: { kind: 'text', label: { ja: '申請番号', en: 'application number' } },
  appliedOn: { kind: 'day', label: { ja: '申請の日', en: 'day of the application' } },
  number: { kind: 'text', label: { ja: '文書番号', en: 'number of the letter' } },
  issuedOn: { kind: 'day', label: { ja: '通知の日', en: 'day of the letter' } },
} as const satisfies LetterFields

/** The values of {@link letterFacts}. */
export type LetterFacts = LetterValuesOf<typeof letterFacts>

/** Every place that a letter of a sort has, the sort's own first. */
export function placesOf(sort: LetterSort): Readonly<Record<string, LetterField>> {
  return { ...letterSorts[sort].fields, ...letterFacts }
}

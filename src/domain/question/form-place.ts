/** Where a form of questions belongs: to an offering, for a purpose. */
import type { Bilingual } from '../../kit/bilingual.ts'

/** What an offering asks questions for. */
export const formPurposes = {
  application: { ja: '申込の質問', en: 'Questions of the application' },
  questionnaire: { ja: 'アンケート', en: 'Questionnaire' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type FormPurpose = keyof typeof formPurposes

/** An offering's form, in whichever version. */
export type FormPlace = { readonly offering: string; readonly purpose: FormPurpose }

/** The place as drafts and uploads name it: "offering:UUID/application". */
export function formSubject({ offering, purpose }: FormPlace): string {
  return `offering:${offering}/${purpose}`
}

/** The place that a draft names; null where it names none. */
export function parseFormSubject(subject: string): FormPlace | null {
  const [, offering, purpose] = /^offering:([0-9a-f-]{36})\/([a-z]+)$/.exec(subject) ?? []
  const known = Object.keys(formPurposes).find((name) => name === purpose)
  return offering === undefined || known === undefined
    ? null
    : { offering, purpose: known as FormPurpose }
}

/** Where a form of questions belongs: to an offering, for a purpose. */
import type { Bilingual } from '../../kit/bilingual.ts'

/** What an offering asks questions for. */
export const formPurposes = {
  application: { ja: '申込の質問', en: 'Questions of the application' },
  papers: { ja: '申請書類', en: 'Papers' },
  change: { ja: '変更の申し出', en: 'Change' },
  report: { ja: '報告', en: 'Report' },
  renewal: { ja: '更新の申請', en: 'Renewal' },
  questionnaire: { ja: 'アンケート', en: 'Questionnaire' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type FormPurpose = keyof typeof formPurposes

/** The names of the purposes. */
export const formPurposeNames = Object.keys(formPurposes) as readonly FormPurpose[]

/** An offering's form, in whichever version. */
export type FormPlace = {
  readonly offering: string
  readonly purpose: FormPurpose
  /** The application that it is filled in for, where there is one: its answers begin the draft. */
  readonly application?: string
}

/** The place as drafts and uploads name it: "offering:UUID/report/UUID". */
export function formSubject({ offering, purpose, application }: FormPlace): string {
  const subject = `offering:${offering}/${purpose}`
  return application === undefined ? subject : `${subject}/${application}`
}

/** The place that a draft names; null where it names none. */
export function parseFormSubject(subject: string): FormPlace | null {
  const [, offering, named, application] =
    /^offering:([0-9a-f-]{36})\/([a-z]+)(?:\/([0-9a-f-]{36}))?$/.exec(subject) ?? []
  const purpose = formPurposeNames.find((name) => name === named)
  if (offering === undefined || purpose === undefined) return null
  return { offering, purpose, ...(application !== undefined && { application }) }
}

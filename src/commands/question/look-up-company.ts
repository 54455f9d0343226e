/** Looking a 法人番号 up in our own register: the companies that the books know. */
import { type CorporateNumber, parseCorporateNumber } from '../../domain/codes.ts'
import { type Answers, findAnswer } from '../../domain/question/answer.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import { ok, type Result } from '../../kit/result.ts'
import { findCompanyName } from '../../store/company-name.ts'
import { withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'

/** A number that is right in itself, and what the books call who has it. */
export type CompanyFound = {
  readonly number: CorporateNumber
  /** Null where the books do not know the company. */
  readonly name: string | null
}

/** Looks up a number as it was typed. Refuses what is no corporate number. */
export async function lookUpCompany(
  context: Context,
  typed: string,
): Promise<Result<CompanyFound>> {
  const number = parseCorporateNumber(typed)
  if (!number.ok) return number
  const name = await withAuthority(context.database, context.authority, (books) =>
    findCompanyName(books, number.value),
  )
  return ok({ number: number.value, name: name ?? null })
}

/** Looks up the companies that answers name, by the keys of their questions. */
export async function lookUpCompanies(
  context: Context,
  form: QuestionForm,
  answers: Answers,
): Promise<CompanyNames> {
  const numbers = form.questions.flatMap(({ key, answer: { kind } }) => {
    const answer = kind === 'corporate-number' ? findAnswer(answers, key) : undefined
    return answer?.kind === 'text' ? [[key, answer.text] as const] : []
  })
  const found = await Promise.all(
    numbers.map(async ([key, number]) => {
      const company = await lookUpCompany(context, number)
      return [key, company.ok ? company.value.name : null] as const
    }),
  )
  return Object.fromEntries(found)
}

/** What the books call the companies that were named; null where they do not know one. */
export type CompanyNames = Readonly<Record<string, string | null>>

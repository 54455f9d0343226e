/** The name of a company as somebody types it. */
import { ok, refuse, type Result } from '../kit/result.ts'
import { isBlank } from '../kit/text.ts'

/** Reads the name of a company: one line, spaces drawn together. */
export function parseCompanyName(typed: string): Result<string> {
  const name = typed.trim().replaceAll(/\s+/g, ' ')
  const isOne = !isBlank(name) && name.length <= longest && !/[\p{Cc}\p{Cs}]/u.test(name)
  return isOne ? ok(name) : companyNameWrong
}

const longest = 200

const companyNameWrong = refuse(
  'company_name_is_missing',
  `会社の名称を、${longest}文字以内で入力してください。`,
  `Enter the name of the company, in at most ${longest} characters.`,
)

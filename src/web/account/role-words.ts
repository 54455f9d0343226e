/** A role and where it holds, in words. */
import { roles } from '../../domain/access/role.ts'
import type { GivenRole } from '../../domain/account/account.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { PlanLines } from '../desk/plan-lines.ts'

/** A programme by name; all of them where none is named. */
function programmeWords(programme: string, lines: PlanLines, language: Language): string {
  if (programme === '') return language === 'ja' ? 'すべての事業' : 'all programmes'
  return lines.nameOf({ programme, component: '' }, language)
}

/** The role with its programme: "運営者（8 合同就職面接会）". */
export function placeWords(
  { role, programme }: GivenRole,
  lines: PlanLines,
  language: Language,
): string {
  const where = programmeWords(programme, lines, language)
  const name = roles[role][language]
  return language === 'ja' ? `${name}（${where}）` : `${name} (${where})`
}

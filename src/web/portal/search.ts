/** Finding programmes by words, however they are typed: width, case and kana do not matter. */
import { linesOf, type Line, type Plan, type Programme } from '../../domain/plan.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldForMatching } from '../../kit/text.ts'
import { longestSearch } from '../ui/search-form.tsx'

/** What a reader asks the list of programmes for. */
export type ProgrammeSearch = { readonly words: string; readonly pillar: string }

/**
 * The programmes that hold every word in their number, names, outlines or figures, components
 * included. Refuses words that are too long and pillars that the plan does not have.
 */
export function findProgrammes(
  plan: Plan,
  { words, pillar }: ProgrammeSearch,
): Result<ReadonlySet<Programme>> {
  if (words.length > longestSearch) return tooLong
  if (pillar !== '' && !plan.pillars.some(({ no }) => String(no) === pillar)) return noPillar
  const wanted = words
    .split(/\s+/u)
    .map(foldForMatching)
    .filter((word) => word !== '')
  const found = plan.pillars
    .filter(({ no }) => pillar === '' || String(no) === pillar)
    .flatMap(({ programmes }) => programmes)
    .filter((programme) => {
      const text = textsOf(plan).get(programme) ?? ''
      return wanted.every((word) => text.includes(word))
    })
  return ok(new Set(found))
}

const tooLong = refuse(
  'search_too_long',
  `検索のことばは${longestSearch}文字までです。短くして、もう一度探してください。下にはすべての事業を示しています。`,
  `A search may have up to ${longestSearch} characters. Shorten it and search again. All programmes are shown below.`,
)

const noPillar = refuse(
  'pillar_unknown',
  'その番号の柱は、この計画にありません。一覧から選び直してください。下にはすべての事業を示しています。',
  'This plan has no pillar with that number. Choose one from the list. All programmes are shown below.',
)

const texts = new WeakMap<Plan, ReadonlyMap<Programme, string>>()

/** Each programme's text, folded once for as long as its plan is at hand. */
function textsOf(plan: Plan): ReadonlyMap<Programme, string> {
  const known = texts.get(plan)
  if (known) return known
  const made = new Map<Programme, string>()
  for (const { programme, line } of linesOf(plan)) {
    made.set(programme, `${made.get(programme) ?? ''}\n${foldForMatching(textOf(line))}`)
  }
  texts.set(plan, made)
  return made
}

function textOf({ code, name, outline, unitNote, indicators }: Line): string {
  const spoken = [name, outline, unitNote, ...indicators.map((indicator) => indicator.name)]
  return [code, ...spoken.flatMap(({ ja, en }) => [ja, en])].join('\n')
}

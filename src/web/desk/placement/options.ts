/** Options as lines of text: "東部｜East". Those that keep their name keep their key. */
import type { PlacementOption } from '../../../domain/delivery/placement/settings.ts'

/** The options as text, one a line. */
export function formatOptions(options: readonly PlacementOption[]): string {
  return options.map(({ label: { ja, en } }) => (en === ja ? ja : `${ja}｜${en}`)).join('\n')
}

/** Reads lines. An option of a known name keeps its key; a new one gets a free one. */
export function parseOptions(
  text: string,
  known: readonly PlacementOption[],
  prefix: string,
): readonly PlacementOption[] {
  const taken = new Set(known.map(({ key }) => key))
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [first = '', second = ''] = line.split(/[|｜]/).map((part) => part.trim())
      const label = { ja: first, en: second === '' ? first : second }
      const before = known.find((option) => option.label.ja === first)
      if (before) return { key: before.key, label }
      let number = 1
      while (taken.has(`${prefix}-${number}`)) number += 1
      const key = `${prefix}-${number}`
      taken.add(key)
      return { key, label }
    })
}

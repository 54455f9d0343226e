/** What a verification found, as sentences. */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Finding } from './verify.ts'

/** A finding as a sentence that names the figure, the fact, and what was expected. */
export function formatFinding(finding: Finding): Bilingual {
  return sentences[finding.code]({
    figure: finding.figure ?? '—',
    subject: finding.subject ?? '—',
    expected: finding.expected ?? '—',
    found: finding.found ?? '—',
  })
}

type Words = Readonly<Record<'figure' | 'subject' | 'expected' | 'found', string>>

const sentences: Readonly<Record<Finding['code'], (words: Words) => Bilingual>> = {
  edition_digest_differs: ({ subject, expected, found }) => ({
    ja: `第${subject}版の内容が、公表したときと違います（照合値 ${expected} のはずが ${found}）。`,
    en: `Edition ${subject} is not as it was published (digest ${found}, not ${expected}).`,
  }),
  edition_chain_broken: ({ subject, expected, found }) => ({
    ja: `第${subject}版が示す前の版の照合値（${found}）が、実際の前の版（${expected}）と違います。`,
    en: `Edition ${subject} names ${found} as the digest of the edition before it, which is ${expected}.`,
  }),
  figure_unknown_to_plan: ({ figure }) => ({
    ja: `数値 ${figure} は、公表版の計画にありません。`,
    en: `The figure ${figure} is not in the edition's plan.`,
  }),
  entries_digest_differs: ({ figure }) => ({
    ja: `数値 ${figure} の根拠となる記録の一覧が、公表したときと違います。`,
    en: `The list of facts behind the figure ${figure} is not as it was published.`,
  }),
  value_differs: ({ figure, expected, found }) => ({
    ja: `数値 ${figure} は ${expected} と公表されていますが、数え直すと ${found} です。`,
    en: `The figure ${figure} was published as ${expected}; counted again it is ${found}.`,
  }),
  fact_missing: ({ figure, subject, expected }) => ({
    ja: `数値 ${figure} の根拠の記録 ${subject} がなくなっています（公表時: ${expected}）。`,
    en: `The fact ${subject} behind the figure ${figure} is gone (as published: ${expected}).`,
  }),
  fact_added: ({ figure, subject, found }) => ({
    ja: `公表後に、数値 ${figure} に数えられる記録 ${subject} が加えられています（${found}）。`,
    en: `A fact ${subject} that counts towards the figure ${figure} was added since (${found}).`,
  }),
  fact_changed: ({ figure, subject, expected, found }) => ({
    ja: `数値 ${figure} の根拠の記録 ${subject} が書き換えられています（公表時: ${expected}、現在: ${found}）。`,
    en: `The fact ${subject} behind the figure ${figure} was altered (as published: ${expected}; now: ${found}).`,
  }),
  more_facts_differ: ({ figure, found }) => ({
    ja: `数値 ${figure} の根拠の記録には、ほかにも ${found} 件の違いがあります。`,
    en: `The facts behind the figure ${figure} differ in ${found} more places.`,
  }),
  sealed_facts_differ: ({ subject, expected, found }) => ({
    ja: `操作 ${subject} が書いた記録が、封印したときと違います（封印時: ${expected}、現在: ${found}）。`,
    en: `The facts that act ${subject} wrote are not as they were sealed (then: ${expected}; now: ${found}).`,
  }),
  seal_differs: ({ subject, expected, found }) => ({
    ja: `封印 ${subject} そのものが書き換えられています（照合値 ${expected} のはずが ${found}）。`,
    en: `Seal ${subject} itself was altered (digest ${found}, not ${expected}).`,
  }),
  seal_missing: ({ subject, expected }) => ({
    ja: `公表版が示す封印 ${subject}（照合値 ${expected}）がありません。封印の列の終わりが切り取られています。`,
    en: `Seal ${subject} (digest ${expected}), which an edition names, is not there: the end of the chain was cut off.`,
  }),
  seal_chain_broken: ({ subject }) => ({
    ja: `封印 ${subject} が、その前の封印につながりません。`,
    en: `Seal ${subject} does not follow from the seal before it.`,
  }),
}

/** `party merge`, `party unmerge` and `party erase`: who counts as one, and whose details go. */
import { eraseParty } from '../commands/erase-party.ts'
import { type PartyMerge, mergeParties, undoMerge } from '../commands/merge-parties.ts'
import { parseCorporateNumber } from '../domain/codes.ts'
import {
  identifierSchemes,
  type PartyReference,
  type PartyType,
  partyTypeNames,
} from '../domain/party.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'
import { answer } from './answer.ts'
import { type Argument, defineCommand, type Entry } from './definition.ts'
import { choice, requiredReason } from './option.ts'
import { withBooks } from './session.ts'

const partyType = choice(
  '--type <type>',
  {
    ja: `対象者の種別（${partyTypeNames.join('、')}）。省略時は company`,
    en: `what the parties are (${partyTypeNames.join(', ')}); company without it`,
  },
  ['company', ...partyTypeNames.filter((name) => name !== 'company')],
)

const parties: readonly Argument[] = [
  {
    usage: '<absorbed>',
    says: {
      ja: '名寄せされる対象者（法人番号、local:番号、name:名称）',
      en: 'the party that is absorbed (a 法人番号, local:NUMBER or name:NAME)',
    },
  },
  {
    usage: '<surviving>',
    says: { ja: '残る対象者（書き方は同じ）', en: 'the party that remains (written the same way)' },
  },
]

type Run = typeof mergeParties

function partyCommand(
  name: string,
  run: Run,
  [says, done]: readonly [Bilingual, Bilingual],
): Entry {
  return defineCommand({
    name,
    says,
    arguments: parties,
    options: { partyType, reason: requiredReason },
    examples: [`jisseki ${name} "name:カメイ工業第1" 3999900000006 --reason "同じ会社の表記ゆれ"`],
    run: async (session, { words, options }) => {
      const merge = readMerge(words, options.partyType, options.reason)
      if (!merge.ok) return merge
      return withBooks(session, async ({ context }) => {
        const result = await run(context, merge.value)
        if (!result.ok) return result
        return ok(answer(result.value, (language) => [done[language]]))
      })
    },
  })
}

const erase = defineCommand({
  name: 'party erase',
  says: {
    ja: '対象者の名称と番号を消す。記録と数値はそのまま残る',
    en: "erase a party's name and identifiers; its facts and every figure stay",
  },
  arguments: [
    {
      usage: '<party>',
      says: {
        ja: '対象者（法人番号、local:番号、name:名称）',
        en: 'the party (a 法人番号, local:NUMBER or name:NAME)',
      },
    },
  ],
  options: { partyType, reason: requiredReason },
  examples: ['jisseki party erase local:P-000123 --type person --reason "本人の請求"'],
  run: async (session, { words, options }) => {
    const party = readReference(words[0] ?? '', options.partyType)
    if (!party.ok) return party
    return withBooks(session, async ({ context }) => {
      const given = { party: party.value, reason: options.reason }
      const result = await eraseParty(context, given)
      if (!result.ok) return result
      return ok(
        answer(result.value, (language) =>
          language === 'ja'
            ? ['名称と番号を消しました。記録と数値は変わりません。']
            : ['The name and the identifiers were erased. Facts and figures are as they were.'],
        ),
      )
    })
  },
})

/** The commands about parties. */
export const partyCommands: readonly Entry[] = [
  partyCommand('party merge', mergeParties, [
    {
      ja: '2つの対象者が同じであることを記録する（名寄せ）',
      en: 'record that two parties are one',
    },
    {
      ja: '名寄せしました。これからは1つに数えます。',
      en: 'Merged. They count as one from now on.',
    },
  ]),
  partyCommand('party unmerge', undoMerge, [
    { ja: '名寄せを取り消す', en: 'undo a merge' },
    {
      ja: '名寄せを取り消しました。これからは2つに数えます。',
      en: 'The merge was undone. They count as two from now on.',
    },
  ]),
  erase,
]

function readMerge(
  [absorbed = '', surviving = '']: readonly string[],
  type: PartyType,
  reason: string,
): Result<PartyMerge> {
  const first = readReference(absorbed, type)
  if (!first.ok) return first
  const second = readReference(surviving, type)
  if (!second.ok) return second
  return ok({ absorbed: first.value, surviving: second.value, reason })
}

/** A party as it is written on the command line. Thirteen digits are a 法人番号. */
function readReference(word: string, type: PartyType): Result<PartyReference> {
  const [, scheme, value = ''] = /^([a-z-]+):(.+)$/su.exec(word) ?? []
  const known = identifierSchemes.find((each) => each === scheme)
  if (known === 'local' || known === 'name') {
    const folded = value.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim()
    return ok({ type, scheme: known, value: known === 'name' ? folded : value, name: null })
  }
  if (known === undefined && !/^[\d０-９\s-]+$/u.test(word)) return refuseReference(word)
  const number = parseCorporateNumber(known ? value : word)
  if (!number.ok) return number
  return ok({ type, scheme: 'corporate-number', value: number.value, name: null })
}

function refuseReference(word: string): Refused {
  return refuse(
    'party_reference_unclear',
    `「${word}」がどの対象者か分かりません。法人番号（13桁）か、local:番号、name:名称 の形で書いてください。`,
    `It is not clear which party "${word}" is. Write a 法人番号 (13 digits), local:NUMBER or name:NAME.`,
  )
}

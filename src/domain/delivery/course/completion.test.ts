import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  completionSentence,
  type CompletionRule,
  judgeCompletion,
  type LearningRecord,
  parseCompletionRule,
} from './completion.ts'

function ruleOf(input: object): CompletionRule {
  const read = parseCompletionRule(input)
  if (!read.ok) throw new Error(read.refusal.message.en)
  return read.value
}

/** P in person, O online, A absent, . still to come; then progress and examination. */
const recordOf = (
  sessions: string,
  rest: Partial<Omit<LearningRecord, 'sessions'>> = {},
): LearningRecord => ({
  sessions: Array.from(sessions, (letter) => ({
    isOver: letter !== '.',
    attended: letter === 'P' ? 'in-person' : letter === 'O' ? 'online' : null,
  })),
  progress: null,
  examination: null,
  ...rest,
})

const judged = (rule: object, record: LearningRecord): string => {
  const judgement = judgeCompletion(ruleOf(rule), record)
  if (judgement.state === 'completed') return 'completed'
  const words = judgement.missing.map(({ message }) => message.ja).join('')
  return `${judgement.isReachable ? 'open' : 'lost'}: ${words}`
}

const atLeast = (least: number, more: object = {}) => ({
  sessions: { by: 'count', least },
  ...more,
})
const share = (least: number) => ({ sessions: { by: 'percent', least } })

describe('completion by sessions', () => {
  test.each<[string, object, string, string]>([
    ['enough', atLeast(3), 'PPAP', 'completed'],
    ['online counts', atLeast(3), 'POAO', 'completed'],
    ['enough before the end', atLeast(2), 'PP..', 'completed'],
    [
      'not yet',
      atLeast(4),
      'PA..P',
      'open: 出席があと2回必要です（全5回のうち4回以上。今は2回）。',
    ],
    [
      'cannot be reached',
      atLeast(4),
      'PAA..',
      'lost: 出席があと3回必要です（全5回のうち4回以上。今は1回）。残りの日程では足りません。',
    ],
    [
      'online does not count',
      atLeast(3, { onlineCounts: false }),
      'POO.',
      'lost: 出席があと2回必要です（全4回のうち3回以上。今は1回、オンラインの2回は数えません）。残りの日程では足りません。',
    ],
    [
      'a session that is under way may still be attended in person',
      atLeast(2, { onlineCounts: false }),
      'P.',
      'open: 出席があと1回必要です（全2回のうち2回以上。今は1回）。',
    ],
    ['80 % of 6 is 5', share(80), 'PPPPPA', 'completed'],
    [
      '80 % of 6 is more than 4',
      share(80),
      'PPPPAA',
      'lost: 出席があと1回必要です（全6回のうち5回以上。今は4回）。残りの日程では足りません。',
    ],
    ['70 % of 10 is 7, in whole numbers', share(70), 'PPPPPPPAAA', 'completed'],
    ['every one of them', share(100), 'PPP', 'completed'],
  ])('%s', (...[, rule, sessions, expected]) => {
    expect(judged(rule, recordOf(sessions))).toBe(expected)
  })

  it('says it in English too', () => {
    const judgement = judgeCompletion(ruleOf(atLeast(3, { onlineCounts: false })), recordOf('POOA'))
    expect(judgement).toMatchObject({
      missing: [
        {
          message: {
            en: 'Attend 2 sessions more: 3 of 4 are needed, and 1 count so far; 2 online, which do not count. The sessions that are left do not suffice.',
          },
        },
      ],
    })
  })
})

describe('completion by e-learning and examination', () => {
  const both = { progress: 80, examination: true }

  test.each<[Partial<LearningRecord>, string]>([
    [{ progress: 80, examination: 'passed' }, 'completed'],
    [
      { progress: 79, examination: 'passed' },
      'open: eラーニングの進み具合が79％です（80％以上が必要です）。',
    ],
    [
      { progress: null, examination: 'failed' },
      'open: eラーニングの進み具合が0％です（80％以上が必要です）。試験に合格していません。',
    ],
    [{ progress: 100 }, 'open: 試験の結果がまだありません。'],
  ])('%o', (rest, expected) => {
    expect(judged(both, recordOf('', rest))).toBe(expected)
  })
})

describe('every judgement', () => {
  const anyRule = fc
    .record({
      least: fc.integer({ min: 1, max: 8 }),
      onlineCounts: fc.boolean(),
      progress: fc.option(fc.integer({ min: 1, max: 100 })),
      examination: fc.boolean(),
    })
    .map(({ least, ...rest }) => atLeast(least, rest))
  const anyRecord = fc.record({
    sessions: fc.array(fc.constantFrom('P', 'O', 'A', '.'), { maxLength: 8 }),
    progress: fc.option(fc.nat(100)),
    examination: fc.constantFrom('passed', 'failed', null),
  })

  it('is never worse after attending one more session', () => {
    fc.assert(
      fc.property(anyRule, anyRecord, fc.nat(), (rule, { sessions, ...rest }, place) => {
        fc.pre(sessions.length > 0)
        const before = judged(rule, recordOf(sessions.join(''), rest))
        const more = sessions.with(place % sessions.length, 'P').join('')
        const after = judged(rule, recordOf(more, rest))
        const worth = (words: string) =>
          ['lost', 'open', 'completed'].indexOf(words.split(':')[0] ?? '')
        expect(worth(after)).toBeGreaterThanOrEqual(worth(before))
      }),
    )
  })
})

describe('a rule for completion', () => {
  it('is said in words', () => {
    expect(completionSentence(ruleOf({ ...share(80), progress: 90, examination: true }))).toEqual({
      ja: '修了の条件: 80％以上出席する、eラーニングを90％以上進める、試験に合格する。',
      en: 'To complete the course, attend at least 80 % of the sessions, finish at least 90 % of the e-learning, pass the examination.',
    })
    expect(completionSentence(ruleOf(atLeast(1, { onlineCounts: false })))).toEqual({
      ja: '修了の条件: 会場で1回以上出席する。',
      en: 'To complete the course, attend at least 1 session in person.',
    })
  })

  test.each<[object, string]>([
    [{}, 'completion_rule_asks_for_nothing'],
    [{ onlineCounts: false }, 'completion_rule_asks_for_nothing'],
    [atLeast(0), 'completion_rule_is_not_valid'],
    [share(101), 'completion_rule_is_not_valid'],
    [{ progress: 79.5 }, 'completion_rule_is_not_valid'],
  ])('%o is refused with %s', (input, code) => {
    expect(parseCompletionRule(input)).toMatchObject({ ok: false, refusal: { code } })
  })
})

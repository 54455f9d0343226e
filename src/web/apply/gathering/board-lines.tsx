/** The booths of the call board, one beside the other. */
import type { Child } from 'hono/jsx'
import type { WaitRange } from '../../../domain/delivery/gathering/call-board.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import type { BoothView } from './board-view.ts'

/** The booths. */
export function BoardLines({ booths, language }: BoardLinesProps): Child {
  const say = texts[language]
  if (booths.length === 0) return <p>{say.none}</p>
  return (
    <ul class="board">
      {booths.map((booth) => (
        <li>
          <h2>{booth.name[language]}</h2>
          <p class="board-label">{say.serving}</p>
          <p class="board-serving">
            {booth.serving.length === 0 ? say.nobody : words(booth.serving, language)}
          </p>
          <p class="board-label">{say.next}</p>
          <p class="board-next">
            {booth.next.length === 0 ? say.nobody : words(booth.next, language)}
          </p>
          <p class="board-wait">
            {say.waiting(booth.waitingCount)}
            {waitWords(booth.wait, language)}
          </p>
        </li>
      ))}
    </ul>
  )
}

type BoardLinesProps = { readonly booths: readonly BoothView[]; readonly language: Language }

const words = (names: readonly Bilingual[], language: Language): string =>
  names.map((name) => name[language]).join(language === 'ja' ? '、' : ', ')

/** How long the wait may be; nothing where too little was seen to say. */
export function waitWords(wait: WaitRange | null, language: Language): string {
  if (wait === null) return ''
  const { fromMinutes, toMinutes } = wait
  if (toMinutes === 0) return texts[language].atOnce
  return texts[language].wait(fromMinutes, toMinutes)
}

const texts = {
  ja: {
    none: '企業ブースはありません。',
    serving: '呼び出し中・面接中',
    next: '次',
    nobody: '—',
    waiting: (count: number) => `待っている人 ${count}人`,
    atOnce: '（すぐに面接できます）',
    wait: (from: number, to: number) => `（いま並ぶと${from}〜${to}分）`,
  },
  en: {
    none: 'There are no booths.',
    serving: 'Called or being interviewed',
    next: 'Next',
    nobody: '—',
    waiting: (count: number) => `Waiting: ${count}`,
    atOnce: ' (no wait now)',
    wait: (from: number, to: number) => ` (about ${from} to ${to} minutes)`,
  },
} as const

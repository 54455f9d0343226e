/**
 * What is shown in place of a door, or a company's results, that is not open: why, and what to do.
 */
import type { Refused } from '../../kit/result.ts'
import { type AnyVisit, shown } from '../personal.ts'

/** The page, with the sentence of the refusal. */
export function closedDoor({ language }: AnyVisit, { refusal }: Refused) {
  const title = texts[language]
  return shown({
    title,
    status: 403,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{refusal.message[language]}</p>
      </>
    ),
  })
}

const texts = { ja: '受付は開いていません', en: 'This is not open' } as const

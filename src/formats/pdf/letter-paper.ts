/** An official letter as it was composed, as a paper to print. */
import type { ComposedLetter } from '../../domain/letter/compose.ts'
import type { OfficialLetter } from './paper.ts'

/** The paper. */
export function letterPaper({ form, ...letter }: ComposedLetter): OfficialLetter {
  return { kind: form === 'certificate' ? 'letter-certificate' : 'letter', ...letter }
}

/** The name of its file: 交付決定通知書-5産労雇第123号.pdf. */
export function letterFileName({ subject, number }: ComposedLetter): string {
  const plain = `${subject}-${number}`.replaceAll(/[\s\p{Cc}/\\:*?"<>|]+/gu, '_')
  return `${plain.slice(0, 120)}.pdf`
}

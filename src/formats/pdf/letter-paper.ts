/** Official letters as they were composed: as papers to print, and as files. */
import type { ComposedLetter } from '../../domain/letter/compose.ts'
import type { Result } from '../../kit/result.ts'
import type { OfficialLetter } from './paper.ts'
import { renderPdf } from './render.ts'

/** Prints a letter. */
export function pressLetter(letter: ComposedLetter): Promise<Result<Uint8Array>> {
  return renderPdf(letterPaper(letter))
}

/** The paper. */
function letterPaper({ form, ...letter }: ComposedLetter): OfficialLetter {
  return { kind: form === 'certificate' ? 'letter-certificate' : 'letter', ...letter }
}

/** The name of its file: 交付決定通知書-5産労雇第123号.pdf. */
export function letterFileName({ subject, number }: ComposedLetter): string {
  const plain = `${subject}-${number}`.replaceAll(/[\s\p{Cc}/\\:*?"<>|]+/gu, '_')
  return `${plain.slice(0, 120)}.pdf`
}

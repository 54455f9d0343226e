/**
 * QR codes (ISO/IEC 18004) for pages and mails. The quiet border of four modules is part of the
 * picture, so that a dark page does not hide the code from a reader.
 */
import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { encode } from 'uqr'
import { check } from '../kit/check.ts'
import { formatPng, type Squares } from './png.ts'

/**
 * A code as a picture, with a title that is read aloud: as text for a file, or as it is within JSX.
 * It scales to its container.
 */
export function qrSvg(text: string, title: string): HtmlEscapedString {
  const squares = qrSquares(text)
  const size = squares.length
  const picture = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={title}
      class="qr"
      shape-rendering="crispEdges"
    >
      <title>{title}</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={darkRuns(squares)} fill="#000" />
    </svg>
  )
  check(!(picture instanceof Promise), 'a picture waits for nothing')
  return raw(picture.toString())
}

/** A code as a PNG picture; each module is `scale` pixels wide. */
export function qrPng(text: string, scale = 6): Buffer {
  return formatPng(qrSquares(text), scale)
}

/** The modules with their border. A fifteenth of the code may be unreadable (level M). */
function qrSquares(text: string): Squares {
  return encode(text, { ecc: 'M', border: 4 }).data
}

/** Dark modules as one path: a rectangle for each run in a row. */
function darkRuns(squares: Squares): string {
  return squares
    .flatMap((row, y) =>
      runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`),
    )
    .join('')
}

function runsOf(row: readonly boolean[]) {
  const runs: { from: number; length: number }[] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (!isDark) continue
    if (last && last.from + last.length === x) last.length += 1
    else runs.push({ from: x, length: 1 })
  }
  return runs
}

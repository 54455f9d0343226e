/** `quantity`: cells in, what was read of them out, line by line. Needs no database. */
import { parseCell } from '../domain/notation/cell.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'
import { type Answer, written } from './answer.ts'
import { defineCommand } from './definition.ts'
import type { Session } from './session.ts'
import { write } from './terminal.ts'

/** `quantity`. */
export const quantityCommand = defineCommand({
  name: 'quantity',
  says: {
    ja: '標準入力のセル（1行に1つ、UTF-8）を数量として読み、1行に1つのJSONで出力する',
    en: 'read cells from standard input (one a line, UTF-8) and print what each says as a line of JSON',
  },
  options: {},
  examples: ['echo "約2千6百万円" | jisseki quantity'],
  run: (session) => readCells(session),
})

/** Reads as long as there is input; what has been read is printed as it comes. */
async function readCells({ services }: Session): Promise<Result<Answer>> {
  const { input, output } = services.terminal
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  try {
    for await (const chunk of input as AsyncIterable<Uint8Array>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      if (lines.length > 0) await write(output, lines.map(lineOf).join(''))
    }
    rest += decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) return refuseEncoding()
    throw error
  }
  if (rest !== '') await write(output, lineOf(rest))
  return ok(written)
}

function lineOf(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  return `${JSON.stringify(parseCell(text))}\n`
}

function refuseEncoding(): Refused {
  return refuse(
    'input_is_not_utf8',
    '標準入力を UTF-8 として読めません。文字コードを UTF-8 に直して渡してください（例: iconv -f CP932 -t UTF-8）。',
    'Standard input is not UTF-8. Convert it first, for example with iconv -f CP932 -t UTF-8.',
  )
}

/**
 * What the press's thread runs: typst with our templates and fonts. What people typed reaches a
 * template as data only (`sys.inputs`), where it is text and never code.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { present } from '../../kit/check.ts'
import { fontFiles } from './fonts.ts'
import type { PressAnswer, PressOrder } from './press.ts'

const port = present(parentPort, 'the port of the thread')
const folder = fileURLToPath(new URL('./templates', import.meta.url))

// Fonts that are handed in come before those of the machine, which the compiler always looks up;
// the templates name these families alone and take no other in their place.
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [
    {
      fontBlobs: fontFiles.flatMap(({ regular, bold }) => [
        readFileSync(regular),
        readFileSync(bold),
      ]),
    },
  ],
})

/** After how many papers an unused result is forgotten. */
const cacheAge = 10

port.on('message', (order: PressOrder) => {
  const answer = print(order)
  port.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : [])
  compiler.evictCache(cacheAge)
})

function print({ template, data }: PressOrder): PressAnswer {
  try {
    const mainFilePath = `${folder}/${template}.typ`
    const compiled = compiler.compile({ mainFilePath, inputs: { paper: data } })
    const document = compiled.result
    if (document === null)
      return { fault: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics) }
    return { pdf: new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1' })) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** Looking at a file that comes in: what it is, and whether the question takes it. */
import { ok, type Result } from '../../kit/result.ts'
import { cleanFileName, fileFaultOf, maxFileBytes, refuseSize, refuseType } from './file-limit.ts'
import { type MediaType, sniffMediaType } from './media-type.ts'
import type { FileSetting } from './question.ts'

/** A file as it came: its name is what the browser said. */
export type IncomingFile = { readonly name: string; readonly bytes: Uint8Array }

/** A file that is taken, under the name that is kept. */
export type ExaminedFile = {
  readonly name: string
  readonly type: MediaType
  readonly size: number
}

/** Refuses a file that the question does not take, naming it, what it is, and what is allowed. */
export function examineFile(setting: FileSetting, file: IncomingFile): Result<ExaminedFile> {
  const name = cleanFileName(file.name)
  const size = file.bytes.length
  // One beyond every limit is not looked into.
  if (size > maxFileBytes) return refuseSize(name, size, Math.min(setting.maxBytes, maxFileBytes))
  const sniffed = sniffMediaType(file.bytes, name)
  if (!sniffed.known) return refuseType(name, sniffed.what, setting.types)
  const examined = { name, type: sniffed.type, size }
  return fileFaultOf(setting, examined) ?? ok(examined)
}

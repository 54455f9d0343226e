/** Reading answers that are files: they name uploads, which were looked at when they came in. */
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Answer, AnsweredFile } from './answer.ts'
import { fileFaultOf } from './file-limit.ts'
import type { FileSetting } from './question.ts'

/** Reads the ids of uploads. Refuses one that is not there, and files that the question bars. */
export function readFiles(
  setting: FileSetting,
  ids: readonly string[],
  uploads: readonly AnsweredFile[],
): Result<Answer> {
  const files: AnsweredFile[] = []
  for (const id of new Set(ids)) {
    const file = uploads.find(({ upload }) => upload === id)
    if (file === undefined) return refuseUnknown()
    const fault = fileFaultOf(setting, file)
    if (fault !== null) return fault
    const { upload, name, type, size } = file
    files.push({ upload, name, type, size })
  }
  return files.length > setting.count
    ? refuseCount(files.length, setting.count)
    : ok({ kind: 'file', files })
}

function refuseUnknown(): Result<never> {
  return refuse(
    'file_is_not_there',
    '添付したファイルが見つかりません。もう一度添付してください。',
    'The attached file cannot be found. Attach it again.',
  )
}

function refuseCount(count: number, most: number): Result<never> {
  return refuse(
    'files_too_many',
    `ファイルは${most}個までです。いまは${count}個あります。不要なものを外してください。`,
    `Attach at most ${most} files. There are ${count} now: remove those that are not needed.`,
  )
}

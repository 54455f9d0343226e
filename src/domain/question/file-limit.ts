/** What files may be handed in: their types, their sizes and their names. */
import type { Bilingual } from '../../kit/bilingual.ts'
import { type Refused, refuse } from '../../kit/result.ts'
import { type MediaType, mediaTypes } from './media-type.ts'
import type { FileSetting } from './question.ts'

/** The most bytes of one file, whatever the question says. */
export const maxFileBytes = 10 * 1024 * 1024

/** The most bytes that one person's or one browser's files may have before they are sent. */
export const maxWaitingBytes = 50 * 1024 * 1024

/** The most files that a question may ask for. */
export const maxFileCount = 10

/** The most characters of a file's name that are kept. */
export const maxNameLength = 150

/** Why a question does not take a file; null where it does. */
export function fileFaultOf(
  setting: Pick<FileSetting, 'types' | 'maxBytes'>,
  file: { readonly name: string; readonly type: MediaType; readonly size: number },
): Refused | null {
  if (!setting.types.includes(file.type)) {
    return refuseType(file.name, mediaTypes[file.type].label, setting.types)
  }
  const most = Math.min(setting.maxBytes, maxFileBytes)
  return file.size > most ? refuseSize(file.name, file.size, most) : null
}

/** Refuses a file of a type that is not asked for, naming what it is and what is. */
export function refuseType(name: string, what: Bilingual, types: readonly MediaType[]): Refused {
  const { ja, en } = typeList(types)
  return refuse(
    'file_type_not_allowed',
    `「${name}」は${what.ja}です。添付できるのは${ja}です。`,
    `"${name}" is ${what.en}. You can attach: ${en}.`,
  )
}

/** Refuses a file that is too large, naming its size and the most that is taken. */
export function refuseSize(name: string, size: number, most: number): Refused {
  return refuse(
    'file_too_large',
    `「${name}」は${showBytes(size)}あります。${showBytes(most)}までのファイルを添付してください。`,
    `"${name}" has ${showBytes(size)}. Attach a file of up to ${showBytes(most)}.`,
  )
}

/** Refuses a file for which there is no room beside those that wait to be sent. */
export function refuseRoom(name: string, size: number, waiting: number): Refused {
  return refuse(
    'files_too_large_together',
    `「${name}」（${showBytes(size)}）を加えると、送信前のファイルが合わせて${showBytes(maxWaitingBytes)}を超えます（いま${showBytes(waiting)}）。不要なファイルを外すか、先に送信してください。`,
    `With "${name}" (${showBytes(size)}), the files not yet sent would exceed ${showBytes(maxWaitingBytes)} together (${showBytes(waiting)} now). Remove files that are not needed, or send those first.`,
  )
}

/** The types in words. */
export function typeList(types: readonly MediaType[]): Bilingual {
  return {
    ja: types.map((type) => mediaTypes[type].label.ja).join('、'),
    en: types.map((type) => mediaTypes[type].label.en).join(', '),
  }
}

/** A size as people read it: 820 B, 12 KB, 1.5 MB (of 1,024 each). */
export function showBytes(size: number): string {
  if (size < 1024) return `${size} B`
  if (size < 1024 * 1024) return `${Math.ceil(size / 1024)} KB`
  return `${Math.ceil((size * 10) / (1024 * 1024)) / 10} MB`
}

/**
 * A file's name as it may be kept and sent: without folders, control characters and signs that
 * change the direction of writing, and within {@link maxNameLength} with its ending.
 */
export function cleanFileName(name: string): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/[\p{Cc}\p{Cs}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF"<>|:*?]/gu, '')
    .normalize('NFC')
    .replaceAll(/^[\s.]+|\s+$/g, '')
  const characters = Array.from(bare)
  if (characters.length === 0) return 'file'
  if (characters.length <= maxNameLength) return bare
  const ending = /\.[a-z0-9]{1,8}$/i.exec(bare)?.[0] ?? ''
  const start = characters.slice(0, maxNameLength - ending.length).join('')
  return (start + ending).trimEnd()
}

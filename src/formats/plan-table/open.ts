/**
 * Opens a plan document of any kind. The kind is seen from the content; the name only says whether
 * plain text was meant as CSV.
 */
import type { PlanSheet } from '../../domain/plan-table/sheet.ts'
import { type Refused, refuse, type Result } from '../../kit/result.ts'
import { decodeText } from '../encoding.ts'
import { readCsvTable } from './csv.ts'
import { readDocxTable } from './docx.ts'
import { maxFileBytes, refuseTooLarge } from './limits.ts'
import { readTextTable } from './text.ts'
import { readXlsxTable } from './xlsx.ts'
import { unzip } from './zip.ts'

/**
 * Reads the rows of a plan document: tab-separated text, CSV, xlsx or docx. Never throws for
 * anything the bytes hold: what cannot be read is refused with what to do.
 * @param name the file's name, which need not be right
 */
export async function readPlanFile(bytes: Uint8Array, name: string): Promise<Result<PlanSheet>> {
  if (bytes.length === 0) return refuseEmpty()
  if (bytes.length > maxFileBytes) return refuseTooLarge()
  if (startsWith(bytes, [0x50, 0x4b])) return await readZipped(bytes)
  const foreign = foreignKinds.find((kind) => startsWith(bytes, kind.start))
  if (foreign) return refuseKind(foreign.ja, foreign.en)
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const { text } = decoded.value
  if (text.trim() === '') return refuseEmpty()
  if (/^\s*(?:<!doctype html|<html|<\?xml)/i.test(text))
    return refuseKind('Webページ', 'a web page')
  return isTabbed(text, name) ? readTextTable(text) : readCsvTable(text)
}

async function readZipped(bytes: Uint8Array): Promise<Result<PlanSheet>> {
  const zip = unzip(bytes)
  if (!zip.ok) return zip
  if (zip.value.parts.has('xl/workbook.xml')) return await readXlsxTable(zip.value)
  if (zip.value.parts.has('word/document.xml')) return await readDocxTable(zip.value)
  return refuseKind('ZIPなど別の種類のファイル', 'a zip or another kind of file')
}

/** Copied tables have a tab in most lines; CSV has hardly any. */
function isTabbed(text: string, name: string): boolean {
  const tabs = text.match(/\t/g)?.length ?? 0
  const lines = text.match(/\n/g)?.length ?? 0
  return /\.csv$/i.test(name) ? tabs > lines : tabs > 0
}

type ForeignKind = { readonly start: readonly number[]; readonly ja: string; readonly en: string }

const foreignKinds: readonly ForeignKind[] = [
  { start: [0x25, 0x50, 0x44, 0x46], ja: 'PDF', en: 'a PDF' },
  { start: [0x89, 0x50, 0x4e, 0x47], ja: '画像', en: 'a picture' },
  { start: [0xff, 0xd8, 0xff], ja: '画像', en: 'a picture' },
  { start: [0x47, 0x49, 0x46, 0x38], ja: '画像', en: 'a picture' },
  { start: [0x49, 0x49, 0x2a, 0x00], ja: '画像', en: 'a picture' },
  { start: [0x4d, 0x4d, 0x00, 0x2a], ja: '画像', en: 'a picture' },
  {
    start: [0xd0, 0xcf, 0x11, 0xe0],
    ja: '古い形式（.xls、.doc）またはパスワード付きのファイル',
    en: 'an old format (.xls, .doc) or protected by a password',
  },
]

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

function refuseEmpty(): Refused {
  return refuse(
    'plan_file_empty',
    'ファイルが空です。計画の表が入ったファイルを選んでください。',
    'The file is empty. Choose a file that holds the plan’s table.',
  )
}

function refuseKind(ja: string, en: string): Refused {
  return refuse(
    'plan_file_kind_unknown',
    `このファイルは${ja}です。計画の表を.xlsx、.docx、.csvまたはタブ区切りのテキストで保存してください。`,
    `This file is ${en}. Save the plan’s table as .xlsx, .docx, .csv or tab-separated text.`,
  )
}

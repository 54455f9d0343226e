/**
 * Plan tables in Word documents, read through mammoth, which gives the document as simple HTML.
 * Paragraphs outside tables become rows of one cell, so that the title is found.
 */
import mammoth from 'mammoth'
import type { PlanSheet } from '../../domain/plan-table/sheet.ts'
import { ok, type Result } from '../../kit/result.ts'
import { readHtmlRows } from './html-rows.ts'
import { areTooLarge, maxDocumentBytes, refuseTooLarge } from './limits.ts'
import { refuseBroken, type ZippedFile } from './zip.ts'

/** Reads every table of a document, in order, with the paragraphs between. */
export async function readDocxTable({ bytes, parts }: ZippedFile): Promise<Result<PlanSheet>> {
  const length = parts.get('word/document.xml')?.length ?? 0
  if (length > maxDocumentBytes) return refuseTooLarge()
  const html = await openDocument(bytes)
  if (html === null) return refuseBroken()
  const rows = readHtmlRows(html)
  return areTooLarge(rows) ? refuseTooLarge() : ok({ rows })
}

/**
 * Null where the file is no document. The library throws errors of several kinds on broken files.
 */
async function openDocument(bytes: Uint8Array): Promise<string | null> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const withoutImages = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { convertImage: withoutImages, externalFileAccess: false },
    )
    return value
  } catch {
    return null
  }
}

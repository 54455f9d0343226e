/**
 * An upload as a file to save: always sent as an attachment of the type that its bytes showed, and
 * never opened in the page's place.
 */
import { mediaTypes } from '../../domain/question/media-type.ts'
import type { Upload } from '../../store/upload.ts'
import type { PrivateDownload } from '../personal.ts'

/** The download of an upload; whoever asks for it has the right to it. */
export function downloadOf(upload: Upload & { readonly bytes: Uint8Array }): PrivateDownload {
  return {
    type: mediaTypes[upload.type].media,
    saveAs: upload.name,
    content: new Uint8Array(upload.bytes),
    isShown: false,
  }
}

/** Letters as simple HTML: paragraphs and links, which a telephone fits to its screen. */
import type { Letter, Line, Piece } from '../../domain/notice/render.ts'
import type { Language } from '../../kit/bilingual.ts'
import { renderDocument } from '../html-document.ts'

/** Where the picture of the QR code lies in the mail. */
export const qrContentId = 'qr@ticket'

/** Writes a letter. The picture of the QR code comes last, where there is one. */
export function formatLetterHtml(letter: Letter, { withQr }: { readonly withQr: boolean }): string {
  const { language, subject } = letter
  return renderDocument(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{subject}</title>
      </head>
      <body style={bodyStyle}>
        {paragraphsOf(letter.lines).map((lines) => (
          <p style="margin:0 0 1em">
            {lines.map((line, at) => (
              <>
                {at > 0 ? <br /> : null}
                {line.map((piece) => (
                  <PieceOfLine piece={piece} />
                ))}
              </>
            ))}
          </p>
        ))}
        {withQr ? (
          <p style="margin:0">
            <img src={`cid:${qrContentId}`} alt={qrAlt[language]} width="240" height="240" />
          </p>
        ) : null}
      </body>
    </html>,
  )
}

const bodyStyle =
  'margin:0 auto;max-width:40em;padding:1em;font-size:16px;line-height:1.7;font-family:sans-serif;overflow-wrap:anywhere'

const qrAlt: Readonly<Record<Language, string>> = {
  ja: '入場券のQRコード',
  en: 'QR code of your ticket',
}

function PieceOfLine({ piece }: { readonly piece: Piece }) {
  return piece.isLink ? <a href={piece.text}>{piece.text}</a> : <>{piece.text}</>
}

/** Lines between blank lines. */
function paragraphsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const paragraphs: Line[][] = [[]]
  for (const line of lines) {
    if (line.length === 0) paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}

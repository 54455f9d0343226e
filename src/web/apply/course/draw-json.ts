/** The record of a draw as a file, for whoever wants to repeat it by program. */
import { ok, refuse } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import type { PrivateFile } from '../../personal.ts'
import { readPublicDraw } from './read-draw.ts'

/** The record; refused before the draw. */
export const drawJson: PrivateFile<'drawJson'> = {
  for: 'anyone',
  write: async ({ services, params }) => {
    const read = await withAuthority(services.database, services.authority, (books) =>
      readPublicDraw(books, params.offering),
    )
    if (!read.ok) return read
    const { drawn } = read.value.draw
    if (!drawn) return notDrawn
    return ok({
      type: 'application/json; charset=utf-8',
      saveAs: `draw-${params.offering}.json`,
      content: `${JSON.stringify(drawn.record, null, 2)}\n`,
    })
  },
}

const notDrawn = refuse(
  'not_drawn_yet',
  '抽選はまだ行われていません。抽選のあとに、もう一度開いてください。',
  'The draw has not been made yet. Come back after it.',
)

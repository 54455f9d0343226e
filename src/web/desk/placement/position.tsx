/** One position at the desk: its form, and the people who suit it. */
import { listPeopleFor, type RankedPerson } from '../../../commands/placement/read-person.ts'
import { positionUnknown } from '../../../commands/placement/position.ts'
import { ok } from '../../../kit/result.ts'
import { listPositions } from '../../../store/placement-position.ts'
import { keepTyped, PositionForm, positionTexts } from '../../apply/placement/position.tsx'
import { moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openDeskPlacement } from './open-desk-placement.ts'
import { RankedPeople } from './ranked.tsx'

type Visit = PersonalVisit<'deskPosition'>

/** The page. `new` in the address stands for one that is still to be entered. */
export const deskPositionPage: PersonalPage<'deskPosition'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readPosition(visit)
    if (!read.ok) return read
    const { offering, settings, known, people } = read.value
    const { params, to, language } = visit
    if (params.position !== 'new' && !known) return positionUnknown
    const back = to.placementHost(params)
    return showInOffering(visit, {
      offering,
      tab: 'placementHosts',
      title: known?.position.title ?? positionTexts[language].newTitle,
      body: (
        <>
          <PositionForm form={visit.form('save')} {...{ settings, known, back }} />
          {known && <RankedPeople visit={visit} offering={params.offering} people={people} />}
        </>
      ),
    })
  },
  acts: {
    save: async (visit, form) => {
      const read = await readPosition(visit)
      if (!read.ok) return read
      const { application, position } = visit.params
      const { settings } = read.value
      const done = await keepTyped(visit, form, { application, position, settings })
      return done.ok ? moved(visit.to.placementHost(visit.params), 'saved') : done
    },
  },
}

function readPosition(visit: Visit) {
  const { position, ...params } = visit.params
  return inBooks(visit, async (books) => {
    const opened = await openDeskPlacement(books, visit, { ...params, side: 'hosting' })
    if (!opened.ok) return opened
    const all = await listPositions(books, params.application)
    const known = all.find(({ id }) => id === position) ?? null
    const nobody: readonly RankedPerson[] = []
    const people = known ? await listPeopleFor(books, opened.value, known) : nobody
    return ok({ ...opened.value, known, people })
  })
}

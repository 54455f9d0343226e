/** One position of a company: entering it, and changing it. */
import type { Child } from 'hono/jsx'
import type { PlacementSettings } from '../../../domain/delivery/placement/settings.ts'
import {
  type PositionKept,
  positionUnknown,
  savePosition,
} from '../../../commands/placement/position.ts'
import type { Done } from '../../../commands/run.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { type KeptPosition, listPositions } from '../../../store/placement-position.ts'
import { readFields } from '../../form/field.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../../form/submitted.ts'
import type { FormView } from '../../form/view.ts'
import { type AnyVisit, contextOf, moved, type PersonalPage, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { knownPosition, positionFields, typedPosition } from './fields.ts'
import { onOwnPlacement } from './open-own.ts'

/** The page. `new` in the address stands for one that is still to be entered. */
export const hostPositionPage: PersonalPage<'hostPosition'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to } = visit
    const { application, position } = params
    const asked = { id: application, side: 'hosting' } as const
    const read = await onOwnPlacement(visit, asked, async (books, opened) => ({
      ...opened,
      known: (await listPositions(books, application)).find(({ id }) => id === position) ?? null,
    }))
    if (!read.ok) return read
    const { known, settings, offering } = read.value
    if (position !== 'new' && !known) return positionUnknown
    const say = positionTexts[language]
    const title = known?.position.title ?? say.newTitle
    const back = to.hostPositions({ application })
    return shown({
      title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name: offering.settings.title[language], href: to.application({ application }) },
        { name: say.positions, href: back },
        { name: title },
      ],
      body: (
        <>
          <h1>{title}</h1>
          <PositionForm form={visit.form('save')} {...{ settings, known, back }} />
        </>
      ),
    })
  },
  acts: {
    save: async (visit, form) => {
      const { application, position } = visit.params
      const asked = { id: application, side: 'hosting' } as const
      const read = await onOwnPlacement(visit, asked, async (_books, opened) => opened)
      if (!read.ok) return read
      const given = { application, position, settings: read.value.settings }
      const done = await keepTyped(visit, form, given)
      return done.ok ? moved(visit.to.hostPositions({ application }), 'saved') : done
    },
  },
}

/** Where a typed position belongs. */
export type PositionPlace = {
  readonly application: string
  /** The id of the position, or `new`. */
  readonly position: string
  readonly settings: PlacementSettings
}

/** Reads the form of a position, and keeps it. */
export async function keepTyped(
  visit: AnyVisit,
  form: SubmittedForm,
  { application, position: id, settings }: PositionPlace,
): Promise<Result<Done<PositionKept>, FormRefusal>> {
  const values = readFields(form, positionFields(settings))
  if (!values.ok) return values
  const change = id === 'new' ? null : { position: id, version: Number(form.text('version')) }
  const edit = { application, change, ...typedPosition(values.value) }
  const done = await savePosition(contextOf(visit, form), edit)
  if (done.ok) return ok(done.value)
  const field = faultFields[done.refusal.code]
  return field === undefined ? done : atField(field, done)
}

const faultFields: Readonly<Record<string, string>> = {
  position_seats_are_taken: 'seats',
  position_ends_before_it_starts: 'to',
}

/** The form of a position. */
export function PositionForm({ form, settings, known, back }: PositionFormProps): Child {
  const say = positionTexts[form.language]
  const values = known ? knownPosition(known.position, known) : { isOpen: true, seats: 1 }
  return (
    <Form form={form} isGuarded>
      <input type="hidden" name="version" value={String(known?.version ?? 0)} />
      <Fields form={form} fields={positionFields(settings)} values={values} />
      <Buttons submit={say.save} cancel={{ href: back, label: say.back }} />
    </Form>
  )
}

type PositionFormProps = {
  readonly form: FormView
  readonly settings: PlacementSettings
  readonly known: KeptPosition | null
  readonly back: string
}

/** The words of a position's page, here and at the desk. */
export const positionTexts = {
  ja: {
    newTitle: '求人の追加',
    myPage: 'マイページ',
    positions: '受入の求人',
    save: '保存する',
    back: '求人の一覧に戻る',
  },
  en: {
    newTitle: 'A new position',
    myPage: 'My page',
    positions: 'Your positions',
    save: 'Save',
    back: 'Back to the positions',
  },
} as const

/** Making slots: the days of booths, counsellors or rooms, divided by the clock. */
import type { Child } from 'hono/jsx'
import { addSessions, type SessionDraft } from '../../../commands/offering/session.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { divideDay, mostSessions, sessionsOf } from '../../../domain/delivery/series.ts'
import { type Resource, resourceSorts } from '../../../domain/delivery/session.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { listResources } from '../../../store/session.ts'
import { readFields } from '../../form/field.ts'
import { choicesField, numberField } from '../../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../../form/submitted.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, FieldOf, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { digestOf, Foreseen, viewAgain } from './foreseen.tsx'
import { showInOffering } from './frame.tsx'
import { openOffering } from './open-offering.ts'
import { sortOf } from './resources.tsx'
import { breaksField, dayFields, divisionFields, inBoth, whereFields } from './session-fields.ts'

type Visit = PersonalVisit<'newSlots'>

/** The page. */
export const newSlotsPage: PersonalPage<'newSlots'> = {
  for: 'offering.edit',
  show: async (visit) => {
    const opened = await inBooks(visit, (books) => open(books, visit))
    return opened.ok ? showForm(visit, opened.value, null) : opened
  },
  acts: {
    foresee: async (visit, form) => {
      const opened = await inBooks(visit, (books) => open(books, visit))
      if (!opened.ok) return opened
      const drafts = readSlots(form, opened.value)
      return drafts.ok ? showForm(visit, opened.value, { form, drafts: drafts.value }) : drafts
    },
    add: async (visit, form) => {
      const opened = await inBooks(visit, (books) => open(books, visit))
      if (!opened.ok) return opened
      const drafts = readSlots(form, opened.value)
      if (!drafts.ok) return drafts
      if (form.text('seen') !== digestOf(drafts.value)) {
        return showForm(visit, opened.value, { form, drafts: drafts.value })
      }
      const offering = opened.value.offering.id
      const done = await addSessions(contextOf(visit, form), { offering, sessions: drafts.value })
      return done.ok ? moved(visit.to.offeringSessions({ offering }, { at: 'all' }), 'added') : done
    },
  },
}

type Opened = { readonly offering: Offering; readonly resources: readonly Resource[] }

async function open(books: Books, visit: Visit): Promise<Result<Opened>> {
  const { offering: id } = visit.params
  const found = await openOffering(books, visit, { id, act: 'offering.edit' })
  if (!found.ok) return found
  const all = await listResources(books, id)
  const resources = all.filter(({ isOpen }) => isOpen)
  return ok({ offering: found.value, resources })
}

const seatsField = numberField({
  label: { ja: '1枠の定員', en: 'Seats of a slot' },
  required: true,
  least: 1,
  greatest: 1000,
  unit: { ja: '人', en: 'people' },
})

function fieldsOf({ offering, resources }: Opened) {
  const { placeJa, placeEn } = whereFields
  return {
    resources: choicesField({
      label: resourceSorts[sortOf(offering.kind)],
      required: true,
      choices: resources.map(({ id, name }) => ({ value: id, label: name })),
    }),
    ...dayFields,
    ...divisionFields,
    breaks: breaksField,
    seats: seatsField,
    placeJa,
    placeEn,
  }
}

/** The slots that were asked for: at the same times for each of the chosen. */
function readSlots(
  form: SubmittedForm,
  opened: Opened,
): Result<readonly SessionDraft[], FormRefusal> {
  const read = readFields(form, fieldsOf(opened))
  if (!read.ok) return read
  const { resources, weekdays, seats, placeJa, placeEn, ...values } = read.value
  const hours = divideDay(values)
  if (!hours.ok) return atField('to', hours)
  const stretches = sessionsOf({ ...values, weekdays: weekdays.map(Number), hours: hours.value })
  if (!stretches.ok) return atField('last', stretches)
  const count = stretches.value.length * resources.length
  if (count > mostSessions) return atField('last', tooMany(count))
  const place = inBoth(placeJa, placeEn)
  const common = { title: { ja: '', en: '' }, place, onlineLink: null, capacity: seats }
  return ok(
    stretches.value.flatMap((times) =>
      resources.map((resource) => ({ ...times, ...common, resource })),
    ),
  )
}

function tooMany(slots: number) {
  const [count, most] = [slots, mostSessions].map((number) => number.toLocaleString('en-GB'))
  return refuse(
    'series_has_too_many_sessions',
    `${count}枠になります。一度に作れるのは${most}枠までです。期間を分けて作ってください。`,
    `There would be ${count} slots; at most ${most} are made at once. Make them stretch by stretch.`,
  )
}

type ForeseenSlots = {
  readonly form: SubmittedForm
  readonly drafts: readonly SessionDraft[]
} | null

function showForm(visit: Visit, opened: Opened, foreseen: ForeseenSlots) {
  const { language, to } = visit
  const say = texts[language]
  const { offering, resources } = opened
  const place = { offering: offering.id }
  return showInOffering(visit, {
    offering,
    tab: 'offeringSessions',
    title: say.title,
    body:
      resources.length === 0 ? (
        <p class="empty">
          {say.none} <a href={to.offeringResources(place)}>{say.toResources}</a>
        </p>
      ) : (
        <SlotsForm visit={visit} opened={opened} foreseen={foreseen} />
      ),
  })
}

type SlotsFormProps = {
  readonly visit: Visit
  readonly opened: Opened
  readonly foreseen: ForeseenSlots
}

function SlotsForm({ visit, opened, foreseen }: SlotsFormProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const { offering, resources } = opened
  const form = viewAgain(visit, 'foresee', foreseen?.form)
  const { resources: which, first, last, weekdays, except, ...fields } = fieldsOf(opened)
  const { breaks, seats, placeJa, placeEn, from, to: until, minutes, pauseMinutes } = fields
  const nameOf = (id: string) => resources.find((one) => one.id === id)?.name[language] ?? ''
  return (
    <Form form={form}>
      {foreseen ? (
        <Foreseen drafts={foreseen.drafts} language={language} nameOf={nameOf} />
      ) : (
        <p class="lead">{say.lead(mostSessions.toLocaleString('en-GB'))}</p>
      )}
      <FieldOf form={form} name="resources" field={which} value={resources.map(({ id }) => id)} />
      <div class="side-by-side">
        <Fields form={form} fields={{ first, last }} />
      </div>
      <Fields form={form} fields={{ weekdays, except }} />
      <div class="side-by-side">
        <Fields form={form} fields={{ from, to: until }} values={{ from: '09:00', to: '17:00' }} />
        <Fields
          form={form}
          fields={{ minutes, pauseMinutes }}
          values={{ minutes: 30, pauseMinutes: 0 }}
        />
      </div>
      <FieldOf form={form} name="breaks" field={breaks} value="12:00-13:00" />
      <FieldOf form={form} name="seats" field={seats} value={1} />
      <Fields form={form} fields={{ placeJa, placeEn }} />
      <Buttons
        submit={say.foresee}
        cancel={{ href: to.offeringSessions({ offering: offering.id }), label: say.leave }}
      />
    </Form>
  )
}

const texts = {
  ja: {
    title: '予約の枠を作る',
    lead: (most: string) =>
      `1日を同じ長さの枠に区切ります。一度に${most}枠まで。作る前に一覧で確かめられます。`,
    none: '受付中の相談員・部屋・ブースがありません。先に登録してください。',
    toResources: '登録のページへ',
    foresee: 'できる枠を確かめる',
    leave: '作らずに戻る',
  },
  en: {
    title: 'Make slots',
    lead: (most: string) =>
      `The day is divided into slots of one length, up to ${most} at once. You see them before they are made.`,
    none: 'There are no open counsellors, rooms or booths. Enter them first.',
    toResources: 'Go there',
    foresee: 'See what would be made',
    leave: 'Back without making any',
  },
} as const

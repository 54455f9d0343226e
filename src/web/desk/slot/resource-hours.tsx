/** One counsellor or room: hours of their own, where they are, the link, what a room has. */
import type { Child } from 'hono/jsx'
import { saveSlotResource } from '../../../commands/slot/kind-settings.ts'
import { parseRoomDetails } from '../../../domain/delivery/booking/settings.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { formatClosedDays } from '../../../domain/delivery/opening-text.ts'
import { parseSlotPlan } from '../../../domain/delivery/opening-hours.ts'
import type { Resource } from '../../../domain/delivery/session.ts'
import { parseSlotResource } from '../../../domain/delivery/slot-resource.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { findResource } from '../../../store/session.ts'
import { readFields } from '../../form/field.ts'
import { checkField, longTextField, numberField } from '../../form/fields.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, FieldOf, Fields, Form, type KnownValues } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { inBoth, whereFields } from '../offering/session-fields.ts'
import { messageOf, WeekFields } from './hours.tsx'
import { closingFields, knownHours, knownPlan, weekFields, weekOf } from './hours-fields.ts'

type Visit = PersonalVisit<'resourceHours'>

/** The page. */
export const resourceHoursPage: PersonalPage<'resourceHours'> = {
  for: 'offering.edit',
  show: async (visit) => {
    const read = await open(visit)
    if (!read.ok) return read
    const { offering, resource } = read.value
    return showInOffering(visit, {
      offering,
      tab: 'offeringResources',
      title: texts[visit.language].title(resource.name[visit.language]),
      body: <OwnForm visit={visit} {...read.value} />,
    })
  },
  acts: {
    save: async (visit, form) => {
      const read = await open(visit)
      if (!read.ok) return read
      const { resource, offering } = read.value
      const { placeJa, placeEn, onlineLink } = whereFields
      const where = readFields(form, { ownHours, placeJa, placeEn, onlineLink })
      if (!where.ok) return where
      const hours = readFields(form, { ...weekFields, ...closingFields })
      const room = readFields(form, roomFields)
      if (!hours.ok) return hours
      if (!room.ok) return room
      const { breaks, closed } = hours.value
      const values = where.value
      const done = await saveSlotResource(contextOf(visit, form), {
        resource: resource.id,
        details: {
          hours: values.ownHours ? { week: weekOf(hours.value), breaks } : null,
          closed,
          place: inBoth(values.placeJa, values.placeEn),
          onlineLink: values.onlineLink,
          ...(resource.sort === 'room' && {
            equipment: parseEquipment(room.value.equipment ?? ''),
            people: room.value.people,
          }),
        },
      })
      const href = visit.to.offeringResources({ offering: offering.id })
      return done.ok ? moved(href, messageOf(done.value.outcome)) : done
    },
  },
}

type Opened = { readonly offering: Offering; readonly resource: Resource }

async function open(visit: Visit): Promise<Result<Opened>> {
  const { params } = visit
  return inBooks(visit, async (books) => {
    const found = await openOffering(books, visit, { id: params.offering, act: 'offering.edit' })
    if (!found.ok) return found
    const resource = isId(params.resource) ? await findResource(books, params.resource) : undefined
    const isIts = resource?.offering === found.value.id && resource.sort !== 'booth'
    return isIts ? ok({ offering: found.value, resource }) : unknownResource
  })
}

const ownHours = checkField({
  label: { ja: '時間', en: 'Hours' },
  text: {
    ja: '募集の時間とは違う時間にする',
    en: 'Other hours than those of the offering',
  },
  required: false,
})

const roomFields = {
  people: numberField({
    label: { ja: '定員の目安', en: 'For how many people' },
    required: false,
    least: 1,
    greatest: 10_000,
    unit: { ja: '人', en: 'people' },
  }),
  equipment: longTextField({
    label: { ja: '設備', en: 'Equipment' },
    hint: {
      ja: '1行に1つ。英語は「|」の後に書けます（例：プロジェクター | Projector）。',
      en: 'One a line. The English may follow a bar: プロジェクター | Projector.',
    },
    required: false,
    longest: 10_000,
    rows: 4,
  }),
}

/** One a line; the English behind a bar, the Japanese where there is none. */
function parseEquipment(text: string): readonly Bilingual[] {
  return text.split('\n').flatMap((line) => {
    const [ja = '', en = ''] = line.split(/[|｜]/).map((part) => part.trim().slice(0, 200))
    return ja === '' ? [] : [{ ja, en: en === '' ? ja : en }]
  })
}

const formatEquipment = (equipment: readonly Bilingual[]): string =>
  equipment.map(({ ja, en }) => (en === ja ? ja : `${ja} | ${en}`)).join('\n')

function known({ offering, resource }: Opened): KnownValues {
  const own = parseSlotResource(resource.details)
  const room = parseRoomDetails(resource.details)
  const plan = parseSlotPlan(offering.settings.details['slots'])
  if (!own.ok || !room.ok) return {}
  const { hours, closed, place, onlineLink } = own.value
  // Whoever wants other hours begins from those of the offering.
  const usual = knownPlan(plan.ok ? plan.value : null)
  return {
    ...(hours === null ? usual : knownHours(hours)),
    closed: formatClosedDays(closed),
    ownHours: hours !== null,
    placeJa: place.ja,
    placeEn: place.en === place.ja ? '' : place.en,
    onlineLink,
    people: room.value.people,
    equipment: formatEquipment(room.value.equipment),
  }
}

function OwnForm({ visit, offering, resource }: Opened & { readonly visit: Visit }): Child {
  const { language, to } = visit
  const say = texts[language]
  const form = visit.form('save')
  const values = known({ offering, resource })
  const { placeJa, placeEn, onlineLink } = whereFields
  const { breaks, closed } = closingFields
  const isOnline = offering.settings.channels.includes('online')
  return (
    <Form form={form} isGuarded>
      <section class="form-group">
        <h2>{say.where}</h2>
        <Fields form={form} fields={{ placeJa, placeEn }} values={values} />
        {isOnline && <Fields form={form} fields={{ onlineLink }} values={values} />}
        {resource.sort === 'room' && <Fields form={form} fields={roomFields} values={values} />}
      </section>
      <section class="form-group">
        <h2>{say.hours}</h2>
        <Fields form={form} fields={{ closed }} values={values} />
        <FieldOf form={form} name="ownHours" field={ownHours} value={values['ownHours']} />
        <p class="hint">{say.hoursHint}</p>
        <WeekFields form={form} values={values} />
        <Fields form={form} fields={{ breaks }} values={values} />
      </section>
      <Buttons
        submit={say.save}
        cancel={{ href: to.offeringResources({ offering: offering.id }), label: say.leave }}
      />
    </Form>
  )
}

const unknownResource = refuse(
  'resource_unknown',
  'この相談員・部屋は見つかりません。一覧から選び直してください。',
  'This counsellor or room cannot be found. Choose it from the list again.',
)

const texts = {
  ja: {
    title: (name: string) => `${name}：時間・場所・設備`,
    where: '場所と設備',
    hours: '時間',
    hoursHint: 'チェックを入れたときだけ、下の時間を使います。',
    save: '保存して枠を作り直す',
    leave: '保存せずに戻る',
  },
  en: {
    title: (name: string) => `${name}: hours, place, equipment`,
    where: 'Place and equipment',
    hours: 'Hours',
    hoursHint: 'The hours below are used only where the box is ticked.',
    save: 'Save and make the slots anew',
    leave: 'Back without saving',
  },
} as const

/** When counsellors or rooms can be booked, and the rules of their kind: a form, no code. */
import type { Child } from 'hono/jsx'
import { renewSlots } from '../../../commands/slot/keep-slots.ts'
import { type KindSettingsSaved, saveKindSettings } from '../../../commands/slot/kind-settings.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { parseSlotPlan } from '../../../domain/delivery/opening-hours.ts'
import { refuse, type Result } from '../../../kit/result.ts'
import { type FieldTable, readFields } from '../../form/field.ts'
import type { FormRefusal, SubmittedForm } from '../../form/submitted.ts'
import type { FormView } from '../../form/view.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, FieldOf, Fields, Form, type KnownValues } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { closingFields, knownPlan, planFields, weekFields, weekOf } from './hours-fields.ts'
import { bookingFields, consultationDetails, consultationFields, knownKind } from './kind-fields.ts'

type Visit = PersonalVisit<'offeringHours'>

/** The page. */
export const offeringHoursPage: PersonalPage<'offeringHours'> = {
  for: 'offering.read',
  show: async (visit) => {
    const found = await open(visit, 'offering.read')
    if (!found.ok) return found
    const offering = found.value
    const may = mayAct(visit.visitor.actor, 'offering.edit', { programme: offering.programme })
    return showInOffering(visit, {
      offering,
      tab: 'offeringHours',
      body: may.ok ? (
        <HoursForm visit={visit} offering={offering} />
      ) : (
        <p class="hint">{may.refusal.message[visit.language]}</p>
      ),
    })
  },
  acts: {
    save: async (visit, form) => {
      const found = await open(visit, 'offering.edit')
      if (!found.ok) return found
      const details = readDetails(form, found.value)
      if (!details.ok) return details
      const version = Number(form.text('version'))
      const given = { offering: found.value.id, version, details: details.value }
      const done = await saveKindSettings(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, messageOf(done.value.outcome)) : done
    },
    renew: async (visit, form) => {
      const { offering } = visit.params
      const done = await renewSlots(contextOf(visit, form), { offering })
      if (!done.ok) return done
      return moved(visit.here, messageOf({ slots: done.value.outcome }))
    },
  },
}

/** What is said after saving. */
export function messageOf({ slots }: Pick<KindSettingsSaved, 'slots'>) {
  if (slots === null) return 'saved'
  return slots.left > 0 ? 'slots_left' : 'slots_made'
}

async function open(
  visit: Visit,
  act: 'offering.read' | 'offering.edit',
): Promise<Result<Offering>> {
  const found = await inBooks(visit, (books) =>
    openOffering(books, visit, { id: visit.params.offering, act }),
  )
  if (!found.ok) return found
  const { kind } = found.value
  return kind === 'consultation' || kind === 'booking' ? found : otherKind
}

function readDetails(
  form: SubmittedForm,
  offering: Offering,
): Result<Readonly<Record<string, unknown>>, FormRefusal> {
  const hours = { ...weekFields, ...closingFields, ...planFields }
  const own = offering.kind === 'booking' ? bookingFields : consultationFields
  const read = readFields(form, { ...hours, ...own })
  if (!read.ok) return read
  const { breaks, closed, openOnHolidays, minutes, pauseMinutes, seats, weeksAhead } = read.value
  const week = weekOf(read.value)
  const isOpen = week.some((day) => day.length > 0)
  const hadPlan = (offering.settings.details['slots'] ?? null) !== null
  const division = { openOnHolidays, minutes, pauseMinutes, seats, weeksAhead }
  const slots = isOpen || hadPlan ? { week, breaks, closed, ...division } : null
  if (offering.kind === 'booking') {
    const rules = readFields(form, bookingFields)
    return rules.ok ? { ok: true, value: { slots, ...rules.value } } : rules
  }
  const rules = readFields(form, consultationFields)
  return rules.ok ? { ok: true, value: { slots, ...consultationDetails(rules.value) } } : rules
}

type HoursFormProps = { readonly visit: Visit; readonly offering: Offering }

function HoursForm({ visit, offering }: HoursFormProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const form = visit.form('save')
  const plan = parseSlotPlan(offering.settings.details['slots'])
  const values = { ...knownPlan(plan.ok ? plan.value : null), ...knownKind(offering) }
  const isOvertaken = visit.entered?.refusal.code === 'offering_changed_meanwhile'
  const version = isOvertaken ? offering.version : (form.value('version') ?? offering.version)
  const own: FieldTable = offering.kind === 'booking' ? bookingFields : consultationFields
  const place = { offering: offering.id }
  return (
    <>
      <p class="lead">{say.lead[offering.kind === 'booking' ? 'booking' : 'consultation']}</p>
      <p class="links">
        <a href={to.offeringResources(place)}>
          {offering.kind === 'booking' ? say.rooms : say.counsellors}
        </a>
        {offering.state !== 'draft' && <a href={to.slots(place)}>{say.seen}</a>}
      </p>
      <Form form={form} isGuarded>
        <input type="hidden" name="version" value={String(version)} />
        <section class="form-group">
          <h2>{say.week}</h2>
          <p class="hint">{say.weekHint}</p>
          <WeekFields form={form} values={values} />
          <Fields form={form} fields={closingFields} values={values} />
        </section>
        <section class="form-group">
          <h2>{say.slots}</h2>
          <Fields form={form} fields={planFields} values={values} />
        </section>
        <section class="form-group">
          <h2>{say.rules}</h2>
          <Fields form={form} fields={own} values={values} />
        </section>
        <Buttons submit={say.save} cancel={{ href: to.deskOffering(place), label: say.leave }} />
      </Form>
      {plan.ok && plan.value !== null && (
        <section>
          <h2>{say.renew}</h2>
          <p>{say.renewHint}</p>
          <ActButton
            form={visit.form('renew')}
            label={say.renew}
            allowed={{ ok: true, value: undefined }}
            look="secondary"
          />
        </section>
      )}
    </>
  )
}

/** The fields of the week, side by side where there is room. */
export function WeekFields({ form, values }: WeekFieldsProps): Child {
  return (
    <div class="week-fields">
      {Object.entries(weekFields).map(([name, field]) => (
        <FieldOf form={form} name={name} field={field} value={values[name]} />
      ))}
    </div>
  )
}

type WeekFieldsProps = { readonly form: FormView; readonly values: KnownValues }

const otherKind = refuse(
  'offering_of_another_kind',
  'この募集には、予約の枠の設定はありません。',
  'This offering has no settings of slots.',
)

const texts = {
  ja: {
    lead: {
      booking:
        '部屋を開ける曜日と時間を決めると、予約の枠が自動で作られます。部屋ごとに違うときは、部屋のページで決められます。',
      consultation:
        '相談を受ける曜日と時間を決めると、予約の枠が自動で作られます。相談員ごとに違うときは、相談員のページで決められます。メッセージだけで受けるときは、時間を空にしてください。',
    },
    rooms: '部屋・設備のページへ',
    counsellors: '相談員のページへ',
    seen: '申し込む人の画面を見る',
    week: '曜日と時間',
    weekHint:
      '例：9:00-17:00。2つに分かれるときは「10:00-12:00, 17:00-20:00」。休みの曜日は空にします。',
    slots: '枠の作り方',
    rules: 'きまり',
    save: '保存して枠を作る',
    leave: '保存せずに戻る',
    renew: '枠を作り直す',
    renewHint:
      '相談員や部屋を足したときに押すと、すぐに枠ができます（押さなくても15分ほどで自動でできます）。予約の入った枠はそのまま残ります。',
  },
  en: {
    lead: {
      booking:
        'Say when the rooms are open, and the slots are made. A room may have hours of its own, on its page.',
      consultation:
        'Say when advice is given, and the slots are made. A counsellor may have hours of their own, on their page. For messages alone leave the hours blank.',
    },
    rooms: 'To the rooms',
    counsellors: 'To the counsellors',
    seen: 'See what people see',
    week: 'Weekdays and hours',
    weekHint: 'Such as 9:00-17:00, or 10:00-12:00, 17:00-20:00. Leave days blank that are closed.',
    slots: 'How slots are made',
    rules: 'Rules',
    save: 'Save and make the slots',
    leave: 'Back without saving',
    renew: 'Make the slots anew',
    renewHint:
      'Press it when a counsellor or room was added, to have their slots at once. They come by themselves within a quarter of an hour. Booked slots stay.',
  },
} as const

/** Changing an offering: its texts, its window, its seats. What others saved meanwhile is shown. */
import type { Child } from 'hono/jsx'
import { editOffering } from '../../../commands/offering/offering.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { Field, FieldTable } from '../../form/field.ts'
import { readFields } from '../../form/field.ts'
import type { FormView } from '../../form/view.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Form, type KnownValues } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from './frame.tsx'
import { openOffering } from './open-offering.ts'
import { knownValues, settingsFields, settingsOf } from './settings-fields.ts'
import { SettingsFields } from './settings-form.tsx'
import { atItsField } from './settings-refusal.ts'

/** The page. */
export const editOfferingPage: PersonalPage<'editOffering'> = {
  for: 'offering.read',
  show: async (visit) => {
    const found = await inBooks(visit, (books) =>
      openOffering(books, visit, { id: visit.params.offering }),
    )
    if (!found.ok) return found
    const offering = found.value
    const say = texts[visit.language]
    const place = { programme: offering.programme }
    const allowed = mayAct(visit.visitor.actor, 'offering.edit', place)
    if (!allowed.ok) return allowed
    return showInOffering(visit, {
      offering,
      tab: 'deskOffering',
      title: say.title,
      body: <EditForm visit={visit} offering={offering} />,
    })
  },
  acts: {
    edit: async (visit, form) => {
      const found = await inBooks(visit, (books) =>
        openOffering(books, visit, { id: visit.params.offering, act: 'offering.edit' }),
      )
      if (!found.ok) return found
      const { id, kind, settings } = found.value
      const read = readFields(form, settingsFields(kind))
      if (!read.ok) return read
      const { opensAt, closesAt } = read.value
      const version = Number(form.text('version'))
      const changed = settingsOf(kind, read.value, settings)
      const done = await editOffering(contextOf(visit, form), {
        offering: id,
        version: Number.isSafeInteger(version) ? version : 0,
        opensAt,
        closesAt,
        settings: changed,
      })
      if (!done.ok) return atItsField(done)
      const message = done.value.outcome.offered > 0 ? 'seats_offered' : 'saved'
      return moved(visit.to.deskOffering({ offering: id }), message)
    },
  },
}

type EditFormProps = {
  readonly visit: PersonalVisit<'editOffering'>
  readonly offering: Offering
}

function EditForm({ visit, offering }: EditFormProps): Child {
  const { language, to } = visit
  const form = visit.form('edit')
  const say = texts[language]
  const values = knownValues(offering)
  const isOvertaken = visit.entered?.refusal.code === 'offering_changed_meanwhile'
  // Sent again after the warning, it is a change of what now stands.
  const version = isOvertaken ? offering.version : (form.value('version') ?? offering.version)
  return (
    <>
      {offering.state === 'open' && <p class="lead">{say.open}</p>}
      {isOvertaken && <Overtaken form={form} offering={offering} values={values} />}
      <Form form={form} isGuarded>
        <input type="hidden" name="version" value={String(version)} />
        <SettingsFields form={form} kind={offering.kind} values={values} isNew={false} />
        <Buttons
          submit={say.save}
          cancel={{ href: to.deskOffering({ offering: offering.id }), label: say.leave }}
        />
      </Form>
    </>
  )
}

type OvertakenProps = {
  readonly form: FormView
  readonly offering: Offering
  readonly values: KnownValues
}

/** What stands now where something else was typed. */
function Overtaken({ form, offering, values }: OvertakenProps): Child {
  const say = texts[form.language]
  const fields: FieldTable = settingsFields(offering.kind)
  const lines = Object.entries(fields).flatMap(([name, field]) => {
    const [typed, stands] = [form.values(name) ?? [], standing(values[name])]
    if (typed.filter(Boolean).join('\n') === stands.join('\n')) return []
    return [
      {
        name: field.label[form.language],
        value: shownValue(field, stands, form.language) || say.blank,
      },
    ]
  })
  if (lines.length === 0) return null
  return (
    <section class="newer" aria-label={say.overtakenLabel}>
      <p>{say.overtaken}</p>
      <SummaryList lines={lines} />
    </section>
  )
}

/** A known value as its field would send it. */
function standing(value: KnownValues[string]): readonly string[] {
  if (value === true) return ['yes']
  if (Array.isArray(value)) return value
  return value === null || value === undefined || value === false || value === ''
    ? []
    : [String(value)]
}

function shownValue(
  { control }: Field<unknown>,
  stands: readonly string[],
  language: Language,
): string {
  const between = language === 'ja' ? '、' : ', '
  if (control.kind === 'check') return stands.length > 0 ? control.text[language] : ''
  if (!('choices' in control)) return stands.join(between)
  return stands
    .map((value) => control.choices.find((choice) => choice.value === value)?.label[language])
    .join(between)
}

const texts = {
  ja: {
    title: '内容を直す',
    open: 'この募集は公開中です。保存すると、すぐに公開のページに出ます。',
    save: '保存する',
    leave: '保存せずに戻る',
    overtakenLabel: 'ほかの人が保存した内容',
    overtaken:
      'あなたの入力は下に残っています。違っているところは、いま次のように保存されています。もう一度「保存する」を押すと、下の内容で置き換わります。',
    blank: '（空）',
  },
  en: {
    title: 'Edit',
    open: 'This offering is published. What you save is seen at once.',
    save: 'Save',
    leave: 'Back without saving',
    overtakenLabel: 'What somebody else has saved',
    overtaken:
      'What you typed is still below. Where it differs, this is what stands now. Saving once more puts yours in its place.',
    blank: '(blank)',
  },
} as const

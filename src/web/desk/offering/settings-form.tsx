/** The form of an offering's settings: what it says, when it takes applications, its seats. */
import type { Child } from 'hono/jsx'
import type { OpenKind } from '../../../domain/delivery/register.ts'
import type { FieldTable } from '../../form/field.ts'
import type { FormView } from '../../form/view.ts'
import { FieldOf, Fields, type KnownValues } from '../../ui/form/form.tsx'
import {
  channelFields,
  englishTexts,
  japaneseTexts,
  seatFields,
  seatsPerField,
  tagFields,
  windowFields,
} from './settings-fields.ts'

/** What the form is shown with. */
export type SettingsFormProps = {
  readonly form: FormView
  readonly kind: OpenKind
  readonly values: KnownValues
  /** Whether the offering is new: how seats are counted can still be chosen. */
  readonly isNew: boolean
}

/** The fields in their groups. */
export function SettingsFields({ form, kind, values, isNew }: SettingsFormProps): Child {
  const say = texts[form.language]
  const tagTable = tagFields(kind)
  const hasTags =
    tagTable.tags.control.kind === 'choices' && tagTable.tags.control.choices.length > 0
  const { channels } = channelFields(kind)
  const { capacity, waitList, offerHours, groupLimit, anonymous } = seatFields
  return (
    <>
      <Group title={say.texts}>
        <Fields form={form} fields={japaneseTexts} values={values} />
        <English form={form} values={values} />
      </Group>
      <Group title={say.window}>
        <div class="side-by-side">
          <Fields form={form} fields={windowFields} values={values} />
        </div>
      </Group>
      <Group title={say.seats}>
        {kind !== 'booking' && <FieldOf {...fieldOf('channels', channels)} />}
        {isNew && <FieldOf {...fieldOf('seatsPer', seatsPerField)} />}
        <FieldOf {...fieldOf('capacity', capacity)} />
        <FieldOf {...fieldOf('waitList', waitList)} />
        <div class="side-by-side">
          <FieldOf {...fieldOf('offerHours', offerHours)} />
          <FieldOf {...fieldOf('groupLimit', groupLimit)} />
        </div>
        {kind === 'consultation' && <FieldOf {...fieldOf('anonymous', anonymous)} />}
      </Group>
      {hasTags && (
        <Group title={say.tags}>
          <FieldOf {...fieldOf('tags', tagTable.tags)} />
        </Group>
      )}
    </>
  )

  function fieldOf(name: string, field: FieldTable[string]) {
    return { form, name, field, value: values[name] }
  }
}

/** The English texts, folded away until there is something to see in them. */
function English({ form, values }: Pick<SettingsFormProps, 'form' | 'values'>): Child {
  const names = Object.keys(englishTexts)
  const isOpen = names.some(
    (name) => (form.value(name) ?? values[name] ?? '') !== '' || form.fault(name) !== undefined,
  )
  const say = texts[form.language]
  return (
    <details class="more" open={isOpen}>
      <summary>{say.english}</summary>
      <p class="hint">{say.englishHint}</p>
      <Fields form={form} fields={englishTexts} values={values} />
    </details>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: Child }): Child {
  return (
    <section class="form-group">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

const texts = {
  ja: {
    texts: '内容',
    english: '英語でも書く',
    englishHint: '空のところは、英語のページにも日本語がそのまま出ます。',
    window: '受付の期間',
    seats: '定員と参加',
    tags: '実績の区分',
  },
  en: {
    texts: 'What it says',
    english: 'English texts',
    englishHint: 'Where one is left blank, the Japanese is shown on English pages too.',
    window: 'When applications are taken',
    seats: 'Seats and taking part',
    tags: 'What it counts as',
  },
} as const

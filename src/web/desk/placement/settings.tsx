/** What can be wished for, which criteria count and how much, how long, and from which age. */
import type { Child } from 'hono/jsx'
import { savePlacementSettings } from '../../../commands/placement/settings.ts'
import type { PlacementOffering } from '../../../commands/placement/open-placement.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import {
  criterionKeys,
  criterionLabels,
  formatPlacementSettings,
  type PlacementOption,
  type PlacementSettings,
} from '../../../domain/delivery/placement/settings.ts'
import { type FieldTable, readFields } from '../../form/field.ts'
import { dateField, longTextField, numberField } from '../../form/fields.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Fields, Form, type KnownValues } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openDeskPlacements } from './open-desk-placement.ts'
import { formatOptions, parseOptions } from './options.ts'

type Visit = PersonalVisit<'placementSettings'>

/** The page. */
export const placementSettingsPage: PersonalPage<'placementSettings'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await readSettings(visit)
    if (!read.ok) return read
    const { offering, settings } = read.value
    const may = mayAct(visit.visitor.actor, 'offering.edit', { programme: offering.programme })
    return showInOffering(visit, {
      offering,
      tab: 'placementSettings',
      body: may.ok ? (
        <SettingsForm visit={visit} read={read.value} />
      ) : (
        <>
          <Summary visit={visit} settings={settings} />
          <p class="hint">{may.refusal.message[visit.language]}</p>
        </>
      ),
    })
  },
  acts: { save },
}

function readSettings(visit: Visit) {
  const asked = { id: visit.params.offering, act: 'offering.read' } as const
  return inBooks(visit, (books) => openDeskPlacements(books, visit, asked))
}

async function save(visit: Visit, form: SubmittedForm) {
  const read = await readSettings(visit)
  if (!read.ok) return read
  const typed = readFields(form, fields)
  if (!typed.ok) return typed
  const { offering, settings } = read.value
  const values: Readonly<Record<string, unknown>> = typed.value
  const counted = criterionKeys.flatMap((key) => {
    const points = Number(values[`points.${key}`] ?? 0)
    return points > 0 ? [{ key, points }] : []
  })
  const { areas, works, needs, mostWeeks, ageAtLeast, ageOn } = typed.value
  const edited: PlacementSettings = {
    areas: parseOptions(areas ?? '', settings.areas, 'area'),
    works: parseOptions(works ?? '', settings.works, 'work'),
    needs: parseOptions(needs ?? '', settings.needs, 'need'),
    criteria: counted,
    mostWeeks,
    age: ageAtLeast === null ? null : { atLeast: ageAtLeast, on: ageOn },
  }
  const details = { ...offering.settings.details, ...formatPlacementSettings(edited) }
  const version = Number(form.text('version'))
  const edit = { offering: offering.id, version, details }
  const done = await savePlacementSettings(contextOf(visit, form), edit)
  return done.ok ? moved(visit.here, 'saved') : done
}

const optionHint = {
  ja: '1行に1つ書きます。英語名は「｜」のあとに書きます。例：東部｜East',
  en: 'One a line; the English name stands after "|". For example: 東部|East',
}

const pointsField = (key: (typeof criterionKeys)[number]) =>
  numberField({
    label: {
      ja: `「${criterionLabels[key].ja}」が合うときの点数`,
      en: `Points where "${criterionLabels[key].en}" is met`,
    },
    hint: { ja: '0または空のときは、数えません。', en: '0 or blank: it does not count.' },
    required: false,
    least: 0,
    greatest: 100,
    unit: { ja: '点', en: 'points' },
  })

const points = Object.fromEntries(
  criterionKeys.map((key) => [`points.${key}`, pointsField(key)]),
) satisfies FieldTable

const fields = {
  areas: longTextField({
    label: { ja: '地域の選択肢', en: 'Areas to choose from' },
    hint: optionHint,
    required: false,
    longest: 5000,
    rows: 5,
  }),
  works: longTextField({
    label: { ja: '仕事の種類の選択肢', en: 'Kinds of work to choose from' },
    hint: optionHint,
    required: false,
    longest: 5000,
    rows: 5,
  }),
  needs: longTextField({
    label: { ja: '職場での配慮の選択肢', en: 'What may be needed at the workplace' },
    hint: optionHint,
    required: false,
    longest: 5000,
    rows: 5,
  }),
  ...points,
  mostWeeks: numberField({
    label: { ja: '就労の期間の上限（延長を含む）', en: 'Longest placement, with extensions' },
    hint: { ja: '空のときは、上限を設けません。', en: 'Left blank: without limit.' },
    required: false,
    least: 1,
    greatest: 260,
    unit: { ja: '週間', en: 'weeks' },
  }),
  ageAtLeast: numberField({
    label: { ja: '対象の年齢（下限）', en: 'Lowest age' },
    hint: {
      ja: '空のときは、年齢を問いません。年齢は、誕生日の前日に1つ増えるものとして数えます。',
      en: 'Left blank: any age. A year is completed with the day before the birthday.',
    },
    required: false,
    least: 15,
    greatest: 100,
    unit: { ja: '歳', en: 'years' },
  }),
  ageOn: dateField({
    label: { ja: '年齢を数える日', en: 'The day on which they must have it' },
    hint: { ja: '空のときは、就労の初日です。', en: 'Left blank: the first day of the placement.' },
    required: false,
  }),
} as const

function knownValues(settings: PlacementSettings): KnownValues {
  const counted = criterionKeys.map((key): [string, number] => [
    `points.${key}`,
    settings.criteria.find((each) => each.key === key)?.points ?? 0,
  ])
  return {
    areas: formatOptions(settings.areas),
    works: formatOptions(settings.works),
    needs: formatOptions(settings.needs),
    ...Object.fromEntries(counted),
    mostWeeks: settings.mostWeeks,
    ageAtLeast: settings.age?.atLeast,
    ageOn: settings.age?.on,
  }
}

type SettingsFormProps = { readonly visit: Visit; readonly read: PlacementOffering }

function SettingsForm({ visit, read }: SettingsFormProps): Child {
  const say = texts[visit.language]
  const form = visit.form('save')
  return (
    <>
      <p class="lead">{say.lead}</p>
      <Form form={form} isGuarded>
        <input type="hidden" name="version" value={String(read.offering.version)} />
        <Fields form={form} fields={fields} values={knownValues(read.settings)} />
        <Buttons submit={say.save} />
      </Form>
    </>
  )
}

function Summary({ visit: { language }, settings }: SummaryProps): Child {
  const say = texts[language]
  const names = (options: readonly PlacementOption[]) =>
    options.map(({ label }) => label[language]).join(language === 'ja' ? '、' : ', ') || '—'
  const counted = settings.criteria
    .map(({ key, points: worth }) => `${criterionLabels[key][language]} ${worth}`)
    .join(language === 'ja' ? '、' : ', ')
  return (
    <SummaryList
      lines={[
        { name: fields.areas.label[language], value: names(settings.areas) },
        { name: fields.works.label[language], value: names(settings.works) },
        { name: fields.needs.label[language], value: names(settings.needs) },
        { name: say.criteria, value: counted || '—' },
        { name: fields.mostWeeks.label[language], value: String(settings.mostWeeks ?? '—') },
        { name: fields.ageAtLeast.label[language], value: String(settings.age?.atLeast ?? '—') },
      ]}
    />
  )
}

type SummaryProps = { readonly visit: Visit; readonly settings: PlacementSettings }

const texts = {
  ja: {
    lead: '本人の希望と企業の求人を比べる基準です。ここにある基準と点数だけで順番が決まり、理由はどの画面にも出ます。',
    save: '保存する',
    criteria: '基準と点数',
  },
  en: {
    lead: 'The criteria by which people and positions are compared. These and their points alone set the order, and every page says why.',
    save: 'Save',
    criteria: 'Criteria and points',
  },
} as const

/** The fields of a profile, a position and an answer, made for the settings of the offering. */
import {
  companyRefusals,
  hiredReasons,
  notHiredReasons,
  personRefusals,
} from '../../../domain/delivery/placement/reason.ts'
import type { HostPosition, PersonProfile } from '../../../domain/delivery/placement/profile.ts'
import type {
  PlacementOption,
  PlacementSettings,
} from '../../../domain/delivery/placement/settings.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Choice, Field, FieldTable } from '../../form/field.ts'
import {
  checkField,
  choiceField,
  choicesField,
  dateField,
  longTextField,
  numberField,
  textField,
} from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'

const choicesOf = (options: readonly PlacementOption[]): readonly Choice[] =>
  options.map(({ key, label }) => ({ value: key, label }))

const listed = (list: Readonly<Record<string, Bilingual>>): readonly Choice[] =>
  Object.entries(list).map(([value, label]) => ({ value, label }))

/** A field that is there only where there is something to choose from. */
function ifAny(
  name: string,
  options: readonly PlacementOption[],
  make: (choices: readonly Choice[]) => Field<unknown>,
): FieldTable {
  return options.length === 0 ? {} : { [name]: make(choicesOf(options)) }
}

const daysField = (label: Bilingual) =>
  numberField({ label, required: false, least: 1, greatest: 7, unit: { ja: '日', en: 'days' } })

const hoursField = (label: Bilingual) =>
  numberField({ label, required: false, least: 1, greatest: 60, unit: { ja: '時間', en: 'hours' } })

/** What a person wishes for. */
export function profileFields({ areas, works, needs, age }: PlacementSettings): FieldTable {
  const several = (label: Bilingual) => (choices: readonly Choice[]) =>
    choicesField({ label, required: false, choices })
  return {
    ...ifAny('areas', areas, several({ ja: '働ける地域', en: 'Areas' })),
    ...ifAny('works', works, several({ ja: '希望する仕事の種類', en: 'Kinds of work' })),
    wish: longTextField({
      label: { ja: '希望する仕事（自由記入）', en: 'The work you wish for' },
      hint: {
        ja: 'これまでの経験や、してみたい仕事を書いてください。',
        en: 'What you have done so far, and what you would like to do.',
      },
      required: false,
      longest: 1000,
      rows: 4,
    }),
    daysWeek: daysField({ ja: '週に働ける日数（最大）', en: 'Days a week, at most' }),
    hoursWeek: hoursField({ ja: '週に働ける時間（最大）', en: 'Hours a week, at most' }),
    from: dateField({ label: { ja: '働き始められる日', en: 'From when' }, required: false }),
    ...ifAny('needs', needs, several({ ja: '職場で必要な配慮', en: 'Needed at the workplace' })),
    needsWords: longTextField({
      label: { ja: 'そのほかに必要な配慮（自由記入）', en: 'Anything else that is needed' },
      required: false,
      longest: 1000,
      rows: 3,
    }),
    birthDate: dateField({
      label: { ja: '生年月日', en: 'Date of birth' },
      hint:
        age === null
          ? { ja: '書かなくても構いません。', en: 'You may leave it blank.' }
          : {
              ja: `この募集は${age.atLeast}歳以上の方が対象です。`,
              en: `This offering is for people of ${age.atLeast} and over.`,
            },
      required: false,
      typed: true,
      autocomplete: 'bday',
    }),
  }
}

/** The profile as the command takes it: what a field does not ask is empty. */
export function typedProfile(values: Readonly<Record<string, unknown>>): unknown {
  const { areas = [], works = [], needs = [], ...rest } = values
  return { areas, works, needs, ...rest }
}

/** A profile as the fields show it. */
export const knownProfile = (profile: PersonProfile): KnownValues => ({ ...profile })

/** What a company offers. */
export function positionFields({ areas, works, needs }: PlacementSettings): FieldTable {
  const one = (label: Bilingual) => (choices: readonly Choice[]) =>
    choiceField({ label, required: true, choices, as: 'select' })
  return {
    title: textField({
      label: { ja: '求人の名前', en: 'Name of the position' },
      hint: { ja: '例：事務補助', en: 'For example: office assistant' },
      required: true,
      longest: 100,
    }),
    ...ifAny('work', works, one({ ja: '仕事の種類', en: 'Kind of work' })),
    workWords: longTextField({
      label: { ja: '仕事の内容', en: 'What is done' },
      required: false,
      longest: 2000,
      rows: 4,
    }),
    ...ifAny('area', areas, one({ ja: '地域', en: 'Area' })),
    place: textField({
      label: { ja: '就労の場所', en: 'Place' },
      hint: { ja: '住所と最寄り駅', en: 'Address and nearest station' },
      required: false,
      longest: 300,
    }),
    daysWeek: daysField({ ja: '週の日数', en: 'Days a week' }),
    hoursWeek: hoursField({ ja: '週の時間', en: 'Hours a week' }),
    from: dateField({ label: { ja: '受入を始める日', en: 'From' }, required: false }),
    to: dateField({ label: { ja: '受入を終える日', en: 'Until' }, required: false }),
    requirements: longTextField({
      label: { ja: '求める経験・技能', en: 'What one must bring' },
      required: false,
      longest: 2000,
      rows: 3,
    }),
    ...ifAny('offers', needs, (choices) =>
      choicesField({
        label: { ja: '用意できる配慮', en: 'What the workplace offers' },
        required: false,
        choices,
      }),
    ),
    pay: textField({
      label: { ja: '賃金・手当', en: 'Pay' },
      required: false,
      longest: 300,
    }),
    seats: numberField({
      label: { ja: '受け入れる人数', en: 'How many people' },
      required: true,
      least: 1,
      greatest: 999,
      unit: { ja: '人', en: 'people' },
    }),
    isOpen: checkField({
      label: { ja: '募集', en: 'Open' },
      text: { ja: '紹介を受け付ける', en: 'People can be proposed' },
      required: false,
    }),
  }
}

/** A position as the command takes it. */
export function typedPosition(values: Readonly<Record<string, unknown>>) {
  const { seats, isOpen, area = '', work = '', offers = [], ...rest } = values
  return {
    position: { area, work, offers, ...rest },
    seats: Number(seats),
    isOpen: isOpen === true,
  }
}

/** A position as the fields show it. */
export const knownPosition = (
  position: HostPosition,
  { seats, isOpen }: { readonly seats: number; readonly isOpen: boolean },
): KnownValues => ({ ...position, seats, isOpen })

/** Words that may go with an answer or a result. */
export const wordsField = longTextField({
  label: { ja: '補足（自由記入）', en: 'In your own words' },
  required: false,
  longest: 1000,
  rows: 3,
})

/** Why a person or a company says no. */
export const refusalFields = {
  person: {
    reason: choiceField({
      label: { ja: '断る理由', en: 'Why not' },
      required: true,
      choices: listed(personRefusals),
    }),
    words: wordsField,
  },
  company: {
    reason: choiceField({
      label: { ja: '断る理由', en: 'Why not' },
      required: true,
      choices: listed(companyRefusals),
    }),
    words: wordsField,
  },
} as const

/** Hired or not, and why: the list of reasons says both. */
export const resultField = choiceField({
  label: { ja: '結果', en: 'Result' },
  required: true,
  as: 'select',
  choices: [...listed(hiredReasons), ...prefixed(notHiredReasons)],
})

function prefixed(list: Readonly<Record<string, Bilingual>>): readonly Choice[] {
  return Object.entries(list).map(([value, { ja, en }]) => ({
    value,
    label: { ja: `不採用：${ja}`, en: `Not hired: ${en}` },
  }))
}

/** The result that a reason belongs to. */
export const resultOf = (reason: string) =>
  Object.hasOwn(hiredReasons, reason) ? ('hired' as const) : ('not-hired' as const)

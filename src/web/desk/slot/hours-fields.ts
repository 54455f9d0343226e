/** The fields of opening hours: of an offering, and of one counsellor or room. */
import {
  mostWeeksAhead,
  type OpeningHours,
  type SlotPlan,
} from '../../../domain/delivery/opening-hours.ts'
import {
  formatClosedDays,
  formatDayHours,
  parseClosedDays,
  parseDayHours,
} from '../../../domain/delivery/opening-text.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok } from '../../../kit/result.ts'
import type { Field, ValuesOf } from '../../form/field.ts'
import { checkField, numberField, textField } from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'
import { breaksField, linesField } from '../offering/session-fields.ts'
import { weekdayNames } from '../offering/weekdays.ts'

type Hours = OpeningHours['week'][number]

/** The hours of a weekday; nothing typed means closed. */
function dayField(label: Bilingual): Field<Hours> {
  const field = textField({ label, required: false, longest: 200 })
  return {
    ...field,
    read: (form, name) => {
      const text = field.read(form, name)
      if (!text.ok) return text
      return text.value === null ? ok([]) : parseDayHours(text.value)
    },
  }
}

const [sunday, monday, tuesday, wednesday, thursday, friday, saturday] = weekdayNames.map(dayField)

/** The days of the week as people plan it, from Monday on. */
export const weekFields = {
  day1: monday ?? dayField({ ja: '', en: '' }),
  day2: tuesday ?? dayField({ ja: '', en: '' }),
  day3: wednesday ?? dayField({ ja: '', en: '' }),
  day4: thursday ?? dayField({ ja: '', en: '' }),
  day5: friday ?? dayField({ ja: '', en: '' }),
  day6: saturday ?? dayField({ ja: '', en: '' }),
  day0: sunday ?? dayField({ ja: '', en: '' }),
}

/** When it is closed in between. */
export const closingFields = {
  breaks: breaksField,
  closed: linesField({
    label: { ja: '休みの日', en: 'Closed days' },
    hint: {
      ja: '1行に1つ。期間は「2023-12-29〜2024-01-03」のように書けます。国民の祝日は書かなくて構いません。',
      en: 'One a line; a stretch as 2023-12-29〜2024-01-03. Public holidays need not be listed.',
    },
    required: false,
    rows: 3,
    parse: parseClosedDays,
  }),
}

/** How the hours are cut into slots. */
export const planFields = {
  openOnHolidays: checkField({
    label: { ja: '国民の祝日', en: 'Public holidays' },
    text: { ja: '祝日も開ける', en: 'Open on public holidays' },
    required: false,
  }),
  minutes: numberField({
    label: { ja: '1枠の長さ', en: 'Length of a slot' },
    required: true,
    least: 10,
    greatest: 720,
    unit: { ja: '分', en: 'minutes' },
  }),
  pauseMinutes: numberField({
    label: { ja: '枠と枠の間', en: 'Between two slots' },
    required: true,
    least: 0,
    greatest: 240,
    unit: { ja: '分', en: 'minutes' },
  }),
  seats: numberField({
    label: { ja: '1枠に予約できる数', en: 'Bookings in a slot' },
    required: true,
    least: 1,
    greatest: 1000,
    unit: { ja: '件まで', en: 'at most' },
  }),
  weeksAhead: numberField({
    label: { ja: '何週間先まで予約を受けるか', en: 'How far ahead one can book' },
    hint: {
      ja: '枠は、毎日自動で先まで作られます。',
      en: 'Slots are made ahead by themselves, day by day.',
    },
    required: true,
    least: 1,
    greatest: mostWeeksAhead,
    unit: { ja: '週間', en: 'weeks' },
  }),
}

type WeekValues = ValuesOf<typeof weekFields>

/** The week that was typed, from Sunday on. */
export function weekOf(values: WeekValues): OpeningHours['week'] {
  const { day0, day1, day2, day3, day4, day5, day6 } = values
  return [day0, day1, day2, day3, day4, day5, day6]
}

/** Opening hours as their fields show them. */
export function knownHours(hours: OpeningHours): KnownValues {
  const days = hours.week.map((day, index) => [`day${index}`, formatDayHours(day)] as const)
  return {
    ...Object.fromEntries(days),
    breaks: hours.breaks.map(({ from, to }) => `${from}-${to}`).join('\n'),
    closed: formatClosedDays(hours.closed),
  }
}

/** The plan of an offering as its fields show it; usual ones where there is none. */
export function knownPlan(plan: SlotPlan | null): KnownValues {
  if (plan === null) {
    const usual = '09:00-17:00'
    const days = [1, 2, 3, 4, 5].map((day) => [`day${day}`, usual] as const)
    const rest = { minutes: 60, pauseMinutes: 0, seats: 1, weeksAhead: 4, breaks: '12:00-13:00' }
    return { ...Object.fromEntries(days), ...rest }
  }
  const { openOnHolidays, minutes, pauseMinutes, seats, weeksAhead } = plan
  return { ...knownHours(plan), openOnHolidays, minutes, pauseMinutes, seats, weeksAhead }
}

/** The fields of a visit: when and how it takes place, and what is reported of it. */
import type { DispatchSettings } from '../../domain/delivery/dispatch/settings.ts'
import { type Visit, visitChannels, type VisitTexts } from '../../domain/delivery/dispatch/visit.ts'
import { parseTimeOfDay } from '../../kit/time-of-day.ts'
import { choiceField, dateField, longTextField, numberField, parsedField } from '../form/fields.ts'
import type { KnownValues } from '../ui/form/form.tsx'

/** When and how. Online is offered where the settings have it. */
export function planFields({ visitMinutes, isOnlinePossible }: DispatchSettings) {
  return {
    heldOn: dateField({ label: { ja: '訪問日', en: 'Day' }, required: true }),
    beginsAt: parsedField({
      label: { ja: '開始の時刻', en: 'Begins at' },
      required: false,
      type: 'time',
      parse: parseTimeOfDay,
    }),
    minutes: numberField({
      label: { ja: '時間', en: 'Length' },
      hint: {
        ja: `分で入力します（1時間は60）。1回${visitMinutes}分までです。`,
        en: `In minutes (an hour is 60), at most ${visitMinutes}.`,
      },
      required: true,
      ...{ least: 1, greatest: 1440, unit: { ja: '分', en: 'minutes' } },
    }),
    channel: choiceField({
      label: { ja: '方法', en: 'How' },
      required: true,
      choices: Object.entries(visitChannels)
        .filter(([value]) => value !== 'online' || isOnlinePossible)
        .map(([value, label]) => ({ value, label })),
    }),
  }
}

/** What is reported: what was done and what was advised must be said. */
export const reportFields = fieldsOfReport(true)

/** The same of a draft, which may leave all of it blank. */
export const draftFields = fieldsOfReport(false)

function fieldsOfReport(required: boolean) {
  const longest = 8000
  return {
    done: longTextField({ label: { ja: '行ったこと', en: 'What was done' }, required, longest }),
    advice: longTextField({ label: { ja: '助言の内容', en: 'Advice' }, required, longest }),
    next: longTextField({
      label: { ja: '次に行うこと', en: 'Next' },
      required: false,
      ...{ longest, rows: 3 },
    }),
  }
}

/** What is planned, as the fields show it. */
export function knownVisit(visit: Visit, texts: VisitTexts | undefined): KnownValues {
  const { heldOn, beginsAt, minutes, channel } = visit
  const { done = '', advice = '', next = '' } = texts ?? {}
  return { heldOn, beginsAt, minutes, channel, done, advice, next }
}

/** At which field a refusal of a command is said. */
export const visitFaults: Readonly<Record<string, string>> = {
  visit_longer_than_allowed: 'minutes',
  hours_of_year_used_up: 'minutes',
  visits_of_request_used_up: 'heldOn',
  visits_of_year_used_up: 'heldOn',
  visit_not_held_yet: 'heldOn',
  online_visits_not_offered: 'channel',
  visit_record_is_missing: 'done',
  visit_advice_is_missing: 'advice',
  period_closed: 'reason',
}

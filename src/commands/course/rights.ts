/** Who may do what in a course beside the steps of an application: the roles, as data. */
import type { Capability } from '../../domain/access/capability.ts'
import { runners, runnersAndDoor } from '../../domain/delivery/lifecycle.ts'

/** The acts and their roles. */
export const courseRights = {
  select: { label: { ja: '選考する', en: 'Select' }, roles: runners },
  roster: { label: { ja: '出席を記録する', en: 'Mark attendance' }, roles: runnersAndDoor },
  seeRoster: {
    label: { ja: '出席の名簿を見る', en: 'See the roster' },
    roles: [...runnersAndDoor, 'auditor'],
  },
  progress: {
    label: { ja: '学習の進み具合を取り込む', en: 'Import e-learning progress' },
    roles: runners,
  },
  complete: { label: { ja: '修了にする', en: 'Mark as completed' }, roles: runners },
  outcome: { label: { ja: '試験や就職の結果を記録する', en: 'Record results' }, roles: runners },
} as const satisfies Readonly<Record<string, Capability>>

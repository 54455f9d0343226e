/** Who may do what about a certification beside the steps of an application: the roles, as data. */
import type { Capability } from '../../domain/access/capability.ts'
import { deciders, runners } from '../../domain/delivery/lifecycle.ts'

/** The acts and their roles. */
export const certificationRights = {
  see: {
    label: { ja: '認証の審査の記録を見る', en: 'See how a certification is examined' },
    roles: [...runners, 'auditor'],
  },
  note: { label: { ja: '相談を記録する', en: 'Note a consultation' }, roles: runners },
  check: { label: { ja: '基準の確認を記録する', en: 'Record checks of criteria' }, roles: runners },
  meet: { label: { ja: '審査会の結果を記録する', en: 'Record a committee' }, roles: runners },
  decide: { label: { ja: '認証を決定する', en: 'Decide a certification' }, roles: deciders },
  enter: {
    label: { ja: '登録簿の内容を直す', en: 'Edit the entry of the register' },
    roles: runners,
  },
} as const satisfies Readonly<Record<string, Capability>>

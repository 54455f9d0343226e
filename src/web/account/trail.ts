/** The way from the first page of an account. */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { AnyVisit } from '../personal.ts'
import type { Crumb } from '../ui/trail.tsx'

/** What the first page of an account is called. */
export const accountTitle: Bilingual = { ja: '登録内容', en: 'Your account' }

/** The way to a page under it. */
export function accountTrail(
  { language, to }: Pick<AnyVisit, 'language' | 'to'>,
  title: string,
): readonly Crumb[] {
  return [{ name: accountTitle[language], href: to.account() }, { name: title }]
}

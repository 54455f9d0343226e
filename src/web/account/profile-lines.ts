/** A profile, line by line. */
import type { OwnProfile } from '../../commands/account/profile.ts'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { formatDate } from '../../kit/calendar.ts'
import type { SummaryLine } from '../ui/summary-list.tsx'

/** What an account says of its owner; what is not given is said so. */
export function profileLines(profile: OwnProfile, language: Language): readonly SummaryLine[] {
  const { address, name, kana, telephone, birthDate } = profile
  const say = (text: Bilingual) => text[language]
  const none = say({ ja: '登録なし', en: 'Not given' })
  return [
    { name: say({ ja: 'メールアドレス', en: 'Mail address' }), value: address },
    { name: say({ ja: 'お名前', en: 'Name' }), value: name },
    { name: say({ ja: 'ふりがな', en: 'Reading' }), value: kana ?? none },
    { name: say({ ja: '電話番号', en: 'Telephone' }), value: telephone ?? none },
    {
      name: say({ ja: '生年月日', en: 'Date of birth' }),
      value: birthDate === null ? none : formatDate(birthDate, language),
    },
    { name: say({ ja: 'ことば', en: 'Language' }), value: say(languageNames[profile.language]) },
  ]
}

/** What the languages are called, each in itself. */
export const languageNames: Readonly<Record<Language, Bilingual>> = {
  ja: { ja: '日本語', en: '日本語 (Japanese)' },
  en: { ja: 'English（英語）', en: 'English' },
}

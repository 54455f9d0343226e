/** What notices about applications share: the same values serve every one of them. */
import type { Fields } from './template.ts'

/** Beside these, a template asks for what it cannot do without. */
export const applicationFields = {
  /** Whom it is for; without a name it begins at once. */
  name: 'text?',
  /** The offering's title. */
  offering: 'words',
  /** The session's own title, where it has one. */
  session: 'words?',
  when: 'period?',
  /** The session's revision, by which calendars follow a change. */
  revision: 'number?',
  place: 'words?',
  /** The address by which one takes part online. */
  online: 'secret?',
  /** The application's number, as it is read out at the door. */
  number: 'text?',
  /** Where the reader sees how it stands. */
  page: 'link',
  /** What else the office wants to say. */
  remark: 'words?',
} as const satisfies Fields

/** What it is about, line by line. Lines without a value are left out. */
export const matterLines = {
  ja: [
    '名称：{offering}',
    '日程：{session}',
    '日時：{when}',
    '場所：{place}',
    'オンラインの参加先：{online}',
    '申込番号：{number}',
  ],
  en: [
    'Offering: {offering}',
    'Session: {session}',
    'When: {when}',
    'Where: {place}',
    'Join online: {online}',
    'Application number: {number}',
  ],
} as const

/** The same without the way in, for those who will not come. */
export const nameLines = {
  ja: ['名称：{offering}', '日程：{session}', '日時：{when}', '申込番号：{number}'],
  en: [
    'Offering: {offering}',
    'Session: {session}',
    'When: {when}',
    'Application number: {number}',
  ],
} as const

/** How a letter to an applicant begins. */
export const greeting = { ja: ['{name} 様', ''], en: ['Dear {name},', ''] } as const

/** Where the reader sees how it stands. */
export const pageLines = {
  ja: ['', '{remark}', '', '申込の内容と状況は、次のページで確かめられます。', '{page}'],
  en: ['', '{remark}', '', 'You can see your application and how it stands here:', '{page}'],
} as const

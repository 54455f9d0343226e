/** The courses of the year. */
import type { OfferingSheet } from './sheet.ts'

const centre = { ja: 'しごとセンター 研修室', en: 'Job centre, training room' }
const online = { ja: 'オンライン', en: 'Online' }
const wholeDay = ['10:00', '16:00'] as const

/** People are chosen by points that staff give after an interview. */
const byInterview = {
  selection: {
    method: 'rank',
    criteria: [
      { from: 'hand', key: 'interview', label: { ja: '面談', en: 'Interview' }, most: 100 },
    ],
  },
} as const

export const courses = {
  '10': {
    line: '10',
    kind: 'course',
    title: { ja: '女性のキャリアチェンジ講座', en: 'Course for a change of career' },
    summary: {
      ja: '動画教材で新しい職種の技能を学びます。面談のうえ受講者を決めます。',
      en: 'Skills for another trade, by e-learning. Learners are chosen after an interview.',
    },
    place: online,
    channel: 'online',
    hours: ['19:00', '21:00'],
    intakeEachDay: true,
    details: byInterview,
  },
  '11': {
    line: '11',
    kind: 'course',
    title: {
      ja: '新卒学生フォローアップ講座',
      en: 'Follow-up course for graduating students',
    },
    summary: {
      ja: '少人数で面接の練習を重ねる4日間です。',
      en: 'Four days of practising interviews in a small group.',
    },
    place: centre,
    channel: 'in-person',
    hours: ['13:00', '17:00'],
    details: byInterview,
  },
  '13': {
    line: '13',
    kind: 'course',
    title: {
      ja: 'シルバー人材センター職員研修',
      en: 'Training for staff of the silver human resources centres',
    },
    summary: {
      ja: '会員を増やし、仕事を受ける力を高める研修です。',
      en: 'How to win members and orders.',
    },
    place: centre,
    channel: 'in-person',
    hours: wholeDay,
  },
  '16': {
    line: '16',
    kind: 'course',
    title: { ja: '東京セカンドキャリア塾（通学）', en: 'Tokyo Second Career School (in person)' },
    summary: {
      ja: 'シニアとその手前の世代の方が、次の働き方を通って学びます。',
      en: 'Seniors and those about to be learn, in person, how to go on working.',
    },
    place: centre,
    channel: 'in-person',
    hours: wholeDay,
    details: byInterview,
  },
  '16-online': {
    line: '16',
    kind: 'course',
    title: {
      ja: '東京セカンドキャリア塾（オンライン）',
      en: 'Tokyo Second Career School (online)',
    },
    summary: {
      ja: '自宅で受けられる、先着順の講座です。',
      en: 'Taken at home, first come first served.',
    },
    place: online,
    channel: 'online',
    hours: ['19:00', '20:30'],
  },
  '17': {
    line: '17',
    kind: 'course',
    title: { ja: 'シニアの再活躍応援講座', en: 'Course for seniors’ return to work' },
    summary: {
      ja: '中小企業で働く心構えを整える5日間です。',
      en: 'Five days to get ready for work at a smaller company.',
    },
    place: centre,
    channel: 'in-person',
    hours: wholeDay,
  },
  '23': {
    line: '23',
    kind: 'course',
    title: { ja: '業界連携の就職準備講習', en: 'Course with industry bodies' },
    summary: {
      ja: '業界団体が、現場の知識と技能を教えます。先着順です。',
      en: 'Industry bodies teach their trade. First come, first served.',
    },
    place: centre,
    channel: 'in-person',
    hours: wholeDay,
  },
  '24': {
    line: '24',
    kind: 'course',
    title: { ja: 'ローコードアプリ作成講座', en: 'Making applications with low code' },
    summary: {
      ja: 'プログラミングの経験がなくても受けられます。面談のうえ受講者を決めます。',
      en: 'No experience is needed. Learners are chosen after an interview.',
    },
    place: online,
    channel: 'online',
    hours: ['10:00', '15:00'],
    details: byInterview,
  },
  '30': {
    line: '30',
    kind: 'course',
    title: { ja: '短期集中 資格取得訓練', en: 'Intensive training for a qualification' },
    summary: {
      ja: '動画教材と試験前の合宿で、短い間に資格をめざします。',
      en: 'E-learning and a camp before the examination.',
    },
    place: { ja: '例示研修センター', en: 'Example training centre' },
    channel: 'in-person',
    hours: wholeDay,
    details: byInterview,
  },
} as const satisfies Readonly<Record<string, OfferingSheet>>

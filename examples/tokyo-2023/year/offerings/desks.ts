/** The consultations and bookings of the year. */
import type { OfferingSheet } from './sheet.ts'

const online = { ja: 'オンライン', en: 'Online' }
const officeHours = ['10:00', '18:00'] as const

export const desks = {
  '9-counselling': {
    line: '9',
    kind: 'consultation',
    title: { ja: '女性のオンラインキャリア相談', en: 'Online careers counselling for women' },
    summary: {
      ja: '相談員とビデオ通話で話せます。',
      en: 'Talk with a counsellor by video call.',
    },
    place: online,
    channel: 'online',
    hours: officeHours,
  },
  '13-advice': {
    line: '13',
    kind: 'consultation',
    title: {
      ja: 'シルバー人材センターの経営相談',
      en: 'Advice for silver human resources centres',
    },
    summary: { ja: '運営の困りごとを相談できます。', en: 'Advice on running a centre.' },
    place: { ja: 'しごと財団 相談室（例示）', en: 'Consulting room (example)' },
    channel: 'in-person',
    hours: officeHours,
  },
  '18': {
    line: '18',
    kind: 'consultation',
    title: { ja: '就職チャット相談', en: 'Job advice by chat' },
    summary: {
      ja: '名前を言わずに相談できます。',
      en: 'You need not give your name.',
    },
    place: online,
    channel: 'online',
    hours: ['09:00', '20:00'],
  },
  '19': {
    line: '19',
    kind: 'booking',
    title: { ja: 'オンライン面接練習室', en: 'Rooms for practising online interviews' },
    summary: {
      ja: 'パソコン、カメラ、照明のある個室を使えます。',
      en: 'A room of your own with computer, camera and light.',
    },
    place: { ja: 'しごとセンター', en: 'Job centre' },
    channel: 'in-person',
    hours: ['10:00', '11:00'],
  },
  '20-advice': {
    line: '20',
    kind: 'consultation',
    title: { ja: '多摩出張相談', en: 'Job advice in the Tama area' },
    summary: {
      ja: 'フェアのあとに開く、出張の就職相談です。',
      en: 'Advice near your home, held after the fairs.',
    },
    place: { ja: '多摩南部 市民会館（例示）', en: 'Southern Tama civic hall (example)' },
    channel: 'in-person',
    hours: officeHours,
  },
} as const satisfies Readonly<Record<string, OfferingSheet>>

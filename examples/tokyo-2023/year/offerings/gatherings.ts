/** The gatherings of the year. */
import type { OfferingSheet } from './sheet.ts'

const hall = { ja: '例示産業会館 大ホール', en: 'Example Industry Hall, main hall' }
const centre = { ja: 'しごとセンター 地下講堂', en: 'Job centre, basement auditorium' }
const online = { ja: 'オンライン', en: 'Online' }
const allDay = ['10:00', '16:00'] as const
const afternoon = ['13:30', '16:00'] as const

export const gatherings = {
  '2': {
    line: '2',
    kind: 'gathering',
    title: {
      ja: 'TOKYO障害者マッチング応援フェスタ',
      en: 'TOKYO matching festival for people with disabilities',
    },
    summary: {
      ja: '合同面接会と講演、座談会の1日です。予約は要りません。',
      en: 'Joint interviews, talks and a panel in one day. No reservation is needed.',
    },
    place: hall,
    channel: 'in-person',
    hours: allDay,
    booths: 10,
  },
  '8': {
    line: '8',
    kind: 'gathering',
    title: { ja: '女性合同就職面接会', en: 'Joint interviews for women' },
    summary: {
      ja: '1日で何社もの企業と話せます。予約した方から順にご案内します。',
      en: 'Meet several companies in one day. Those with a reservation go first.',
    },
    place: centre,
    channel: 'in-person',
    tags: ['interview'],
    hours: allDay,
    booths: 8,
  },
  '9-expo': {
    line: '9',
    kind: 'gathering',
    title: { ja: '女性しごとEXPO', en: 'Women’s Work EXPO' },
    summary: {
      ja: 'いろいろな働き方を知るオンラインの催しです。だれでも参加できます。',
      en: 'Many ways of working, shown online. Open to everyone.',
    },
    place: online,
    channel: 'online',
    tags: ['expo'],
    hours: ['10:00', '17:00'],
  },
  '9-seminar': {
    line: '9',
    kind: 'gathering',
    title: { ja: '働き方セミナー', en: 'Seminar on ways of working' },
    summary: {
      ja: 'EXPOのあとに開く、少人数のセミナーです。',
      en: 'A seminar for a small group, held after the EXPO.',
    },
    place: online,
    channel: 'online',
    tags: ['seminar'],
    hours: afternoon,
  },
  '10-exchange': {
    line: '10',
    kind: 'gathering',
    title: { ja: '受講者交流会', en: 'Meeting of learners' },
    summary: {
      ja: '講座を受けた人どうしが、就職活動の様子を話し合います。',
      en: 'Those who took the course tell each other how their search goes.',
    },
    place: centre,
    channel: 'in-person',
    tags: ['exchange'],
    hours: afternoon,
  },
  '12': {
    line: '12',
    kind: 'gathering',
    title: {
      ja: '氷河期世代向け合同面接会',
      en: 'Joint interviews for the employment ice-age generation',
    },
    summary: {
      ja: '正社員をめざす方と企業の面接会です。当日の参加もできます。',
      en: 'Interviews for those who look for regular employment. You may also just come.',
    },
    place: hall,
    channel: 'in-person',
    tags: ['interview'],
    hours: allDay,
    booths: 8,
  },
  '14': {
    line: '14',
    kind: 'gathering',
    title: { ja: 'シニア合同面接会', en: 'Joint interviews for seniors' },
    summary: {
      ja: '午前は就職講習会、午後は合同面接会です。',
      en: 'A seminar in the morning, joint interviews in the afternoon.',
    },
    place: centre,
    channel: 'in-person',
    tags: ['interview'],
    hours: allDay,
  },
  '20': {
    line: '20',
    kind: 'gathering',
    title: { ja: '多摩就職応援フェア', en: 'Tama job support fair' },
    summary: {
      ja: '多摩南部の市で開く、出張の催しです。予約は要りません。',
      en: 'A fair that comes to the southern Tama towns. No reservation is needed.',
    },
    place: { ja: '多摩南部 市民会館（例示）', en: 'Southern Tama civic hall (example)' },
    channel: 'in-person',
    hours: afternoon,
  },
  '25-3': {
    line: '25-3',
    kind: 'gathering',
    title: { ja: '専門人材の活用セミナー', en: 'Seminar on working with specialists' },
    summary: {
      ja: '副業・兼業の人材を生かした例を紹介します。',
      en: 'Companies tell how they work with specialists who have a second job.',
    },
    place: centre,
    channel: 'in-person',
    tags: ['seminar'],
    hours: afternoon,
  },
  '25-3-exchange': {
    line: '25-3',
    kind: 'gathering',
    title: {
      ja: '専門人材と中小企業の交流会',
      en: 'Exchange meeting of specialists and companies',
    },
    summary: {
      ja: '大企業などの専門人材と中小企業が出会う会です。',
      en: 'Specialists of large companies meet smaller ones.',
    },
    place: hall,
    channel: 'in-person',
    tags: ['exchange'],
    hours: ['18:00', '20:00'],
  },
  '27': {
    line: '27',
    kind: 'gathering',
    title: { ja: '環境分野の合同面接会', en: 'Joint interviews in environmental trades' },
    summary: {
      ja: '環境分野の企業が集まる面接会と個別相談会です。',
      en: 'Companies in environmental trades, with interviews and individual advice.',
    },
    place: hall,
    channel: 'in-person',
    tags: ['interview'],
    hours: allDay,
  },
  '33-2': {
    line: '33-2',
    kind: 'gathering',
    title: {
      ja: '税と社会保険のオンラインセミナー',
      en: 'Online seminar on taxes and social insurance',
    },
    summary: {
      ja: '年収の壁と働き方の関わりを説明します。',
      en: 'How taxes and social insurance depend on what one earns.',
    },
    place: online,
    channel: 'online',
    hours: ['14:00', '15:30'],
  },
  '37-1': {
    line: '37-1',
    kind: 'gathering',
    title: { ja: '働く女性のキャリアシンポジウム', en: 'Symposium on women’s careers' },
    summary: {
      ja: '専門家の講演と、企業の取組の紹介です。',
      en: 'Talks by experts, and what companies do.',
    },
    place: hall,
    channel: 'in-person',
    tags: ['symposium'],
    hours: afternoon,
  },
  '37-1-seminar': {
    line: '37-1',
    kind: 'gathering',
    title: { ja: '働く女性の小規模セミナー', en: 'Small seminar on women’s careers' },
    summary: {
      ja: '少人数で、働き方と暮らしの計画を考えます。',
      en: 'A small group thinks about work and life ahead.',
    },
    place: centre,
    channel: 'in-person',
    tags: ['seminar'],
    hours: afternoon,
  },
} as const satisfies Readonly<Record<string, OfferingSheet>>

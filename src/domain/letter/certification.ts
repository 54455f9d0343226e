/** Certificates of organisations that meet criteria, and letters to those that do not. */
import type { LetterSortDefinition } from './definition.ts'
import { place, reasonsPlace, rulePlace, usualText } from './usual-text.ts'

/** What a certificate states beside whom it is for. */
const certificatePlaces = {
  certificateNumber: place('text?', '認証番号', 'number of the certificate'),
  site: place('text?', '認証する事業所', 'place of business'),
  address: place('text?', '事業所の所在地', 'address'),
  period: place('period', '有効期間', 'valid'),
  ...rulePlace,
} as const

const certificateRows = {
  ja: {
    認証番号: '{certificateNumber}',
    認証する事業所: '{site}',
    所在地: '{address}',
    有効期間: '{period}',
    根拠規定: '{rule}',
  },
  en: {
    Number: '{certificateNumber}',
    'Place of business': '{site}',
    Address: '{address}',
    Valid: '{period}',
    'Under the rule': '{rule}',
  },
} as const

/** The sorts of this family. */
export const certificationLetters = {
  'certification-provisional': {
    label: { ja: '予備認証書', en: 'Provisional certificate' },
    form: 'certificate',
    fields: certificatePlaces,
    usual: {
      printsConditions: true,
      printsAttachments: false,
      ja: usualText({
        subject: '予備認証書',
        paragraphs: [
          '「{offering}」の認証の基準を期間内に満たす計画を有すると認め、ここに予備認証します。',
        ],
        particulars: certificateRows.ja,
      }),
      en: usualText({
        subject: 'Provisional Certificate',
        paragraphs: [
          'is provisionally certified under "{offering}", having a plan to meet the criteria in time.',
        ],
        particulars: certificateRows.en,
      }),
    },
  },
  'certification-certificate': {
    label: { ja: '認証書', en: 'Certificate' },
    form: 'certificate',
    fields: certificatePlaces,
    usual: {
      printsConditions: true,
      printsAttachments: false,
      ja: usualText({
        subject: '認証書',
        paragraphs: ['「{offering}」の認証の基準に適合すると認め、ここに認証します。'],
        particulars: certificateRows.ja,
      }),
      en: usualText({
        subject: 'Certificate',
        paragraphs: ['is certified under "{offering}", as it meets the criteria.'],
        particulars: certificateRows.en,
      }),
    },
  },
  'certification-refusal': {
    label: { ja: '不認証通知書', en: 'Refusal of certification' },
    form: 'letter',
    fields: { ...reasonsPlace, ...rulePlace },
    usual: {
      printsConditions: false,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　不認証通知書',
        paragraphs: [
          '{appliedOn}付けで申請のあった「{offering}」（申請番号{applicationNumber}）については、審査の結果、下記の理由により認証しないことを決定したので通知します。',
        ],
        particulars: { 認証しない理由: '{reasons}', 根拠規定: '{rule}' },
      }),
      en: usualText({
        subject: '{offering}: Notice of Refusal',
        paragraphs: [
          'Your application of {appliedOn} under "{offering}" (No. {applicationNumber}) has been examined. We have decided not to certify you, for the reasons below.',
        ],
        particulars: { Reasons: '{reasons}', 'Under the rule': '{rule}' },
      }),
    },
  },
  'certification-revocation': {
    label: { ja: '認証取消通知書', en: 'Revocation of certification' },
    form: 'letter',
    fields: {
      ...reasonsPlace,
      revokedOn: place('day', '取消しの日', 'day of the revocation'),
      certificateNumber: place('text?', '認証番号', 'number of the certificate'),
      site: place('text?', '認証していた事業所', 'place of business'),
      ...rulePlace,
    },
    usual: {
      printsConditions: false,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　認証取消通知書',
        paragraphs: [
          '「{offering}」（申請番号{applicationNumber}）に係る認証については、下記の理由により取り消したので通知します。交付した認証書は、速やかに返納してください。',
        ],
        particulars: {
          取消しの理由: '{reasons}',
          取消しの日: '{revokedOn}',
          認証番号: '{certificateNumber}',
          認証していた事業所: '{site}',
          根拠規定: '{rule}',
        },
      }),
      en: usualText({
        subject: '{offering}: Revocation of Certification',
        paragraphs: [
          'The certification under "{offering}" (No. {applicationNumber}) has been revoked for the reasons below. Please send the certificate back without delay.',
        ],
        particulars: {
          Reasons: '{reasons}',
          'Day of the revocation': '{revokedOn}',
          Number: '{certificateNumber}',
          'Place of business': '{site}',
          'Under the rule': '{rule}',
        },
      }),
    },
  },
} as const satisfies Readonly<Record<string, LetterSortDefinition>>

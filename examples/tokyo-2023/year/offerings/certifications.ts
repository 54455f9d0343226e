/** The certifications of the year. */
import type { OfferingSheet } from './sheet.ts'

export const certifications = {
  '5': {
    line: '5',
    kind: 'certification',
    title: { ja: 'ソーシャルファームの認証', en: 'Certified social firms' },
    summary: {
      ja: '働くことに困難のある人を多く雇いながら、事業として成り立つ事業所を認証します。',
      en: 'For firms that live by their business and employ many who find it hard to get work.',
    },
    place: { ja: '', en: '' },
    channel: 'in-person',
    hours: ['09:00', '17:00'],
    details: {
      criteria: [
        {
          key: 'business',
          label: {
            ja: '事業からの収入を主な財源として運営している',
            en: 'Lives mainly by what its business earns',
          },
          judging: { by: 'yes-no' },
          provisional: true,
        },
        {
          key: 'share',
          label: {
            ja: '就労に困難を抱える方を相当数雇用している',
            en: 'Employs a fair number of people in difficulty',
          },
          judging: {
            by: 'share',
            part: { ja: '就労に困難を抱える方', en: 'people in difficulty' },
            whole: { ja: '従業員', en: 'all who work there' },
            least: 3,
            percent: 20,
          },
        },
        {
          key: 'together',
          label: {
            ja: 'ほかの従業員と共に働いている',
            en: 'They work side by side with the others',
          },
          judging: { by: 'yes-no' },
        },
      ],
      rule: {
        ja: 'ソーシャルファームの認証要領（例示）',
        en: 'Rules on certifying social firms (example)',
      },
    },
  },
} as const satisfies Readonly<Record<string, OfferingSheet>>

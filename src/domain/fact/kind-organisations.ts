/**
 * Fact kinds left by deliveries to organisations and the public: grant, dispatch, support,
 * certification, survey, article, site.
 */
import { type FactKindDefinition, factAbout } from './definition.ts'

const expert = { ja: '派遣された専門家', en: 'the dispatched expert' }
const agency = { ja: '支援機関', en: 'the supporting agency' }
const statistics = { ja: 'アクセス集計', en: 'the access statistics' }

/** The kinds with their definitions. */
export const organisationKinds = {
  'grant.applied': factAbout(
    { ja: '助成金の申請', en: 'Grant application' },
    { ja: '助成金・奨励金を申請した', en: 'A grant was applied for' },
  ),
  'grant.decided': factAbout(
    { ja: '交付決定', en: 'Grant decided' },
    { ja: '交付が決定した（額または対象人数）', en: 'A grant was decided, in yen or for persons' },
    { units: ['entry', 'yen', 'person'] },
  ),
  'grant.paid': factAbout(
    { ja: '助成金の支給', en: 'Grant paid' },
    { ja: '助成金・奨励金を支給した', en: 'A grant was paid' },
    { units: ['entry', 'yen'] },
  ),
  'grant.revoked': factAbout(
    { ja: '交付決定の取消', en: 'Grant revoked' },
    { ja: '交付決定を取り消した', en: 'A grant decision was revoked' },
    { units: ['entry', 'yen'] },
  ),
  'grant.repaid': factAbout(
    { ja: '助成金の返還', en: 'Grant repaid' },
    { ja: '助成金が返還された', en: 'A grant was repaid' },
    { units: ['entry', 'yen'] },
  ),
  'dispatch.decided': factAbout(
    { ja: '派遣の決定', en: 'Dispatch decided' },
    { ja: '専門家の派遣を決定した', en: 'The dispatch of an expert was decided' },
  ),
  'dispatch.visited': factAbout(
    { ja: '専門家の訪問', en: 'Expert visit' },
    { ja: '専門家が1回訪問した', en: 'An expert visited once' },
    { recordedBy: expert, tags: ['in-person', 'online'] },
  ),
  'support.approached': factAbout(
    { ja: '働きかけ', en: 'Approached' },
    { ja: '支援を案内した', en: 'Support was offered' },
    { recordedBy: agency },
  ),
  'support.registered': factAbout(
    { ja: '支援の新規登録', en: 'Registered for support' },
    { ja: '伴走支援に登録した', en: 'A party was registered for support' },
    { recordedBy: agency },
  ),
  'support.supported': factAbout(
    { ja: '支援の実施', en: 'Supported' },
    { ja: '個別の支援を1回行った', en: 'Individual support was given once' },
    { recordedBy: agency, tags: ['in-person', 'online'] },
  ),
  'support.visited': factAbout(
    { ja: '企業訪問', en: 'Company visit' },
    { ja: '支援のために1回訪問した', en: 'A party was visited once for support' },
    { recordedBy: agency },
  ),
  'support.hired': factAbout(
    { ja: '支援による採用', en: 'Hired with support' },
    { ja: '支援を受けて採用した（人数）', en: 'Persons were hired with support' },
    { recordedBy: agency, units: ['entry', 'person'] },
  ),
  'support.retained': factAbout(
    { ja: '支援後の定着', en: 'Retained with support' },
    { ja: '支援後も雇用が続いている（人数）', en: 'The employment of persons held after support' },
    { recordedBy: agency, units: ['entry', 'person'] },
  ),
  'certification.provisionally-certified': factAbout(
    { ja: '予備認証', en: 'Provisionally certified' },
    { ja: '予備認証を受けた', en: 'An organisation was provisionally certified' },
  ),
  'certification.certified': factAbout(
    { ja: '認証', en: 'Certified' },
    { ja: '認証を受けた', en: 'An organisation was certified' },
  ),
  'certification.renewed': factAbout(
    { ja: '認証の更新', en: 'Certification renewed' },
    { ja: '認証を更新した', en: 'A certification was renewed' },
  ),
  'certification.revoked': factAbout(
    { ja: '認証の取消', en: 'Certification revoked' },
    { ja: '認証を取り消した', en: 'A certification was revoked' },
  ),
  'survey.surveyed': factAbout(
    { ja: '調査の実施', en: 'Surveyed' },
    { ja: '調査の対象として調査した', en: 'A party was surveyed' },
  ),
  'survey.answered': factAbout(
    { ja: '調査への回答', en: 'Survey answered' },
    { ja: '調査に回答した', en: 'A survey was answered' },
    { party: 'optional', tags: ['online'] },
  ),
  'article.published': factAbout(
    { ja: '記事・動画の公開', en: 'Article published' },
    { ja: 'ページ・動画を1本公開した', en: 'A page or a video was published' },
    { party: 'none', tags: ['video'] },
  ),
  'article.viewed': factAbout(
    { ja: '閲覧', en: 'Article viewed' },
    { ja: '1日に閲覧・再生された回数', en: 'Views or plays in one day' },
    { recordedBy: statistics, party: 'none', units: ['view'], tags: ['video'] },
  ),
  'site.operating': factAbout(
    { ja: '拠点の運営', en: 'Site operating' },
    { ja: '拠点・学校で事業を運営している', en: 'The programme runs at a site or a school' },
    { tags: ['work-skills', 'job-development', 'model'] },
  ),
} as const satisfies Readonly<Record<string, FactKindDefinition>>

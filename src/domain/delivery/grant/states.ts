/** The states of a grant application, and what each means. */
import { stateOf } from '../lifecycle.ts'

/** The states by their names. */
export const grantStates = {
  entered: stateOf(
    { ja: '事前エントリー済み', en: 'Entered' },
    { ja: '抽選の結果をお待ちください。', en: 'Please wait for the draw.' },
    { isLive: true },
  ),
  drawn: stateOf(
    { ja: '当選（申請待ち）', en: 'Drawn: apply now' },
    {
      ja: '申請できます。期限までに申請書類を出してください。',
      en: 'You may apply. Send your papers before the deadline.',
    },
    { isLive: true },
  ),
  lost: stateOf(
    { ja: '落選', en: 'Not drawn' },
    {
      ja: '今回は抽選の結果、申請していただけませんでした。',
      en: 'You were not drawn this time.',
    },
    { isLive: true },
  ),
  submitted: stateOf(
    { ja: '申請済み', en: 'Submitted' },
    {
      ja: '書類を確認しています。お待ちください。',
      en: 'Your papers are being checked. Please wait.',
    },
    { isLive: true, awaitsStaff: true },
  ),
  returned: stateOf(
    { ja: '再申請依頼中', en: 'Returned: please mend' },
    {
      ja: '直していただきたい項目があります。直して、もう一度送ってください。',
      en: 'There are items to mend. Mend them and send it again.',
    },
    { isLive: true },
  ),
  reviewing: stateOf(
    { ja: '審査中', en: 'Under review' },
    { ja: '審査しています。結果をお待ちください。', en: 'It is being reviewed. Please wait.' },
    { isLive: true, awaitsStaff: true },
  ),
  decided: stateOf(
    { ja: '交付決定', en: 'Granted' },
    {
      ja: '交付が決定しました。通知書の条件を確かめ、終わったら実績を報告してください。',
      en: 'The grant was decided. Read the conditions in the letter, and report when you are done.',
    },
    { holdsSeat: true, isLive: true },
  ),
  changing: stateOf(
    { ja: '変更の承認待ち', en: 'Change asked for' },
    { ja: '変更の承認をお待ちください。', en: 'Please wait for the change to be approved.' },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  suspended: stateOf(
    { ja: '中断中', en: 'Suspended' },
    {
      ja: '事業は中断されています。再開するときは届け出てください。',
      en: 'The project is suspended. Tell us when it goes on.',
    },
    { holdsSeat: true, isLive: true },
  ),
  reported: stateOf(
    { ja: '実績報告済み', en: 'Reported' },
    { ja: '報告を確認しています。', en: 'Your report is being checked.' },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  fixed: stateOf(
    { ja: '額の確定', en: 'Amount fixed' },
    { ja: '額が確定しました。請求してください。', en: 'The amount is fixed. Please claim it.' },
    { holdsSeat: true, isLive: true },
  ),
  claimed: stateOf(
    { ja: '請求済み', en: 'Claimed' },
    { ja: '振込の手続きをしています。', en: 'The transfer is being prepared.' },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  paid: stateOf(
    { ja: '支払済み', en: 'Paid' },
    {
      ja: '振り込みました。関係する書類は、通知書の期間保存してください。',
      en: 'It was paid. Keep your papers as long as the letter says.',
    },
    { holdsSeat: true, isLive: true },
  ),
  refused: stateOf(
    { ja: '不交付', en: 'Refused' },
    {
      ja: '交付は決定されませんでした。理由は通知書をご覧ください。',
      en: 'The grant was not decided. The letter gives the reasons.',
    },
  ),
  withdrawn: stateOf(
    { ja: '取下げ', en: 'Withdrawn' },
    { ja: '申請は取り下げられました。', en: 'The application was withdrawn.' },
  ),
  abandoned: stateOf(
    { ja: '廃止', en: 'Abandoned' },
    { ja: '事業の廃止が承認されました。', en: 'The project was abandoned with approval.' },
  ),
  revoked: stateOf(
    { ja: '決定取消', en: 'Revoked' },
    {
      ja: '交付決定は取り消されました。理由は通知書をご覧ください。',
      en: 'The decision was revoked. The letter gives the reasons.',
    },
  ),
  repaying: stateOf(
    { ja: '返還請求中', en: 'To be repaid' },
    {
      ja: '通知書の額を、期限までに返還してください。',
      en: 'Repay the sum in the letter by its date.',
    },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  repaid: stateOf(
    { ja: '返還済み', en: 'Repaid' },
    { ja: '返還が終わりました。', en: 'Everything was repaid.' },
  ),
} as const

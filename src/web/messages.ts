/**
 * What is said once after an act, on the page that follows. Only the code travels, in a cookie; the
 * sentences stand here, so that no address and no cookie can put words on a page.
 */
import type { Bilingual } from '../kit/bilingual.ts'

/** The sentences by code. A new act adds its own where none of these says what was done. */
export const messages = {
  saved: { ja: '保存しました。', en: 'Saved.' },
  draft_saved: { ja: '下書きを保存しました。', en: 'The draft has been saved.' },
  sent: { ja: '送信しました。', en: 'Sent.' },
  returned: {
    ja: '差し戻しました。申請した方にメールでお知らせします。',
    en: 'Returned. The applicant is told by mail.',
  },
  withdrawn: { ja: '取り下げました。', en: 'Withdrawn.' },
  applied: {
    ja: '申し込みました。確認のメールをお送りします。',
    en: 'You have applied. A mail will confirm it.',
  },
  waiting: {
    ja: 'キャンセル待ちに入りました。席が空いたら、メールでお知らせします。',
    en: 'You are on the wait list. You will be told by mail when a seat comes free.',
  },
  applied_without_file: {
    ja: '申し込みましたが、添付のファイルの一部が届いていません。お問い合わせ先にご連絡ください。',
    en: 'You have applied, but some of the attached files did not arrive. Please contact us.',
  },
  step_taken: { ja: '受け付けました。', en: 'Done.' },
  cancelled: { ja: '取り消しました。', en: 'Cancelled.' },
  published: { ja: '公開しました。', en: 'Published.' },
  draft_made: {
    ja: '下書きを作りました。公開するまで、だれにも見えません。',
    en: 'The draft has been made. Nobody sees it before it is published.',
  },
  closed: { ja: '締め切りました。', en: 'Closed.' },
  back_to_draft: { ja: '下書きに戻しました。', en: 'It is a draft again.' },
  support_handed: {
    ja: '引き継ぎました。両方の支援機関にメールでお知らせします。',
    en: 'Handed over. Both agencies are told by mail.',
  },
  added: { ja: '追加しました。', en: 'Added.' },
  removed: { ja: '外しました。', en: 'Taken out.' },
  session_moved: {
    ja: '日程を変えました。予約している方にお知らせします。',
    en: 'The session has been changed. Those who have a seat are told.',
  },
  session_cancelled: {
    ja: '日程を中止しました。予約している方にお知らせします。',
    en: 'The session has been cancelled. Those who had a seat are told.',
  },
  offering_cancelled: {
    ja: '募集を中止しました。申し込んでいた方にお知らせします。',
    en: 'The offering has been cancelled. Everyone who had applied is told.',
  },
  seats_offered: {
    ja: '保存しました。増えた席を、キャンセル待ちの方に順番に案内しました。',
    en: 'Saved. The new seats have been offered to those on the wait list, in their order.',
  },
  session_held: { ja: '実施済みにしました。', en: 'Marked as held.' },
  heads_counted: { ja: '人数を記録しました。', en: 'The number of people has been recorded.' },
  act_done: { ja: '記録しました。', en: 'Recorded.' },
  interviews_reserved: { ja: '面接を予約しました。', en: 'The interviews are reserved.' },
  number_taken: { ja: '整理番号を取りました。', en: 'You have a number.' },
  results_told: { ja: '結果を記録しました。', en: 'The results have been recorded.' },
  link_ended: { ja: 'リンクを終わらせました。', en: 'The link has been ended.' },
  link_shown_before: {
    ja: 'リンクは一度だけ表示します。もう一度必要なときは、新しいリンクを作ってください。',
    en: 'A link is shown once. Make a new one where you need it again.',
  },
  questionnaire_sent: {
    ja: 'アンケートのお願いを送りました。',
    en: 'Those who came are asked by mail.',
  },
  nobody_to_ask: {
    ja: 'お願いする方が、いまはいません。',
    en: 'There is nobody to ask at the moment.',
  },
  slots_made: {
    ja: '保存して、予約の枠を作り直しました。',
    en: 'Saved, and the slots have been made anew.',
  },
  slots_left: {
    ja: '保存しました。新しい時間の外にも、予約の入っている枠が残っています。日程のページで確かめてください。',
    en: 'Saved. Some slots outside the new hours are booked and stay: see the page of sessions.',
  },
  message_sent: { ja: '送りました。', en: 'Sent.' },
  note_kept: { ja: '記録しました。', en: 'Noted.' },
  booking_moved: { ja: '日時を変えました。', en: 'The time has been changed.' },
  resending: { ja: '送り直しの順番に入れました。', en: 'It will be sent again.' },
  draw_list_final: {
    ja: '抽選の一覧を確定し、照合値を公表しました。',
    en: 'The list of the draw is final, and its digest is public.',
  },
  selection_done: {
    ja: '選考の結果を決定しました。申し込んだ方にお知らせします。',
    en: 'The selection has been carried out. Everyone is told.',
  },
  attendance_recorded: { ja: '出席を記録しました。', en: 'The attendance has been recorded.' },
  attendance_taken_back: {
    ja: '出席の記録を取り消しました。',
    en: 'The attendance has been taken back.',
  },
  completion_done: {
    ja: '修了にしました。修了証の番号を付け、ご本人にお知らせします。',
    en: 'Marked as completed. Certificates have their numbers, and everyone is told.',
  },
  import_undone: { ja: '取込を取り消しました。', en: 'The import has been taken back.' },
  imported: { ja: '取り込みました。', en: 'Imported.' },
  signed_in: { ja: 'サインインしました。', en: 'You have signed in.' },
  signed_up: {
    ja: '登録しました。サインインしています。',
    en: 'You have signed up and are signed in.',
  },
  password_chosen: {
    ja: 'パスワードを決めました。サインインしています。',
    en: 'The password is set, and you are signed in.',
  },
  invitation_accepted: { ja: '招待を受けました。', en: 'You have accepted the invitation.' },
  recovery_code_used: {
    ja: 'サインインしました。使った回復コードは、もう使えません。',
    en: 'You have signed in. The recovery code that you used is used up.',
  },
  app_set_up: { ja: '認証アプリを登録しました。', en: 'The authenticator app is set up.' },
  app_removed: { ja: '認証アプリを外しました。', en: 'The authenticator app has been removed.' },
  passkey_added: { ja: 'パスキーを登録しました。', en: 'The passkey has been registered.' },
  passkey_removed: { ja: 'パスキーを外しました。', en: 'The passkey has been removed.' },
  password_changed: { ja: 'パスワードを変更しました。', en: 'The password has been changed.' },
  address_mailed: {
    ja: '新しいアドレスにメールを送りました。このブラウザーで、届いたメールのリンクを開くと変わります。',
    en: 'A mail has gone to the new address. Open its link in this browser to make the change.',
  },
  address_changed: {
    ja: 'メールアドレスを変更しました。',
    en: 'The mail address has been changed.',
  },
  sign_in_ended: { ja: 'サインインを終わらせました。', en: 'The sign-in has been ended.' },
  identity_linked: {
    ja: '外部のサービスを結びつけました。',
    en: 'The service has been linked to your account.',
  },
  identity_unlinked: {
    ja: '外部のサービスとの結びつきを外しました。',
    en: 'The link to the service has been taken away.',
  },
  company_joined: { ja: '会社を登録しました。', en: 'The company has been added.' },
  company_waits: {
    ja: '会社を登録しました。同じ会社の方か事務局の確認をお待ちください。',
    en: 'The company has been added. A colleague or our office has to confirm it.',
  },
  member_confirmed: { ja: '所属を確認しました。', en: 'The membership has been confirmed.' },
  membership_ended: { ja: '所属を外しました。', en: 'The membership has been ended.' },
  token_ended: { ja: 'トークンを終わらせました。', en: 'The token has been ended.' },
  account_closed: { ja: '登録を削除しました。', en: 'Your account has been closed.' },
  invited: { ja: '招待のメールを送りました。', en: 'The invitation has been sent.' },
  invited_without_mail: {
    ja: '招待しました。メールは送られません。通知の画面で、リンクを確かめて渡してください。',
    en: 'The invitation is made. No mail is sent: find its link under the notices, and hand it over.',
  },
  invitation_ended: { ja: '招待を取り消しました。', en: 'The invitation has been taken back.' },
  role_given: { ja: '権限を与えました。', en: 'The role has been given.' },
  role_ended: { ja: '権限を外しました。', en: 'The role has been ended.' },
  second_factor_reset: {
    ja: '2段階目の確認を取り消しました。',
    en: 'The second step has been taken away.',
  },
  signed_out: { ja: 'サインアウトしました。', en: 'You have signed out.' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** The code of a sentence. */
export type MessageCode = keyof typeof messages

/** The sentence of a code that came from outside; undefined where there is none. */
export function findMessage(code: string | undefined): Bilingual | undefined {
  return code !== undefined && Object.hasOwn(messages, code)
    ? messages[code as MessageCode]
    : undefined
}

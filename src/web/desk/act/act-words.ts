/** What acts are called, as they stand in the record: for people who read who did what. */
import { lifecycleNames, lifecycleOf } from '../../../domain/delivery/register.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import type { ListedAct } from '../../../store/act-list.ts'

/** An act in words; one that has none goes by its name. */
export function actWords({ act, lifecycle }: ListedAct, language: Language): string {
  const known = named[act]
  if (known) return known[language]
  const [family, step] = splitName(act)
  const kinds = lifecycleNames.filter((name) => name === (lifecycle ?? family))
  const [name] = kinds
  const definition = name === undefined ? undefined : lifecycleOf(name).acts[step]
  if (!definition || name === undefined) return act
  const { label } = lifecycleOf(name)
  return language === 'ja'
    ? `${label.ja}：${definition.label.ja}`
    : `${label.en}: ${definition.label.en}`
}

function splitName(act: string): readonly [string, string] {
  const at = act.indexOf('.')
  return at < 0 ? [act, ''] : [act.slice(0, at), act.slice(at + 1)]
}

/** Families of acts, for filtering: what their names begin with. */
export const actFamilies = {
  delivery: {
    label: { ja: '募集・日程', en: 'Offerings and sessions' },
    prefixes: ['offering.', 'session.', 'resource.', 'questions.', 'slot.'],
  },
  application: {
    label: { ja: '申込', en: 'Applications' },
    prefixes: ['application.', ...lifecycleNames.map((name) => `${name}.`), 'door.', 'attendance.'],
  },
  record: {
    label: { ja: '記録・集計・公表', en: 'Records and publication' },
    prefixes: ['facts.', 'period.', 'plan.', 'edition.', 'party.', 'books.'],
  },
  people: {
    label: { ja: '利用者・権限', en: 'People and roles' },
    prefixes: ['people.', 'account.', 'membership.', 'token.', 'pass.'],
  },
  notice: { label: { ja: '通知', en: 'Notices' }, prefixes: ['notice.', 'letter.'] },
} as const satisfies Readonly<
  Record<string, { readonly label: Bilingual; readonly prefixes: readonly string[] }>
>

export type ActFamily = keyof typeof actFamilies

const named: Readonly<Record<string, Bilingual | undefined>> = {
  'account.address': { ja: 'メールアドレスを変えた', en: 'Changed a mail address' },
  'account.close': { ja: 'アカウントを閉じた', en: 'Closed an account' },
  'account.link': { ja: '外部の認証をつないだ', en: 'Linked another sign-in' },
  'account.open': { ja: 'アカウントを作った', en: 'Opened an account' },
  'account.party': { ja: '利用者を対象者として登録した', en: 'Entered a person in the books' },
  'account.reset': { ja: 'パスワードを作り直した', en: 'Reset a password' },
  'application.import': { ja: '申込の一覧を取り込んだ', en: 'Imported applications' },
  'application.lapse': { ja: '席の案内を期限切れにした', en: 'Let offers lapse' },
  'application.undo-import': { ja: '申込の取込を取り消した', en: 'Took an import back' },
  'attendance.import': { ja: '出欠の一覧を取り込んだ', en: 'Imported attendance' },
  'attendance.paper': { ja: '紙の名簿から入力した', en: 'Entered a list on paper' },
  'attendance.undo': { ja: '出席を取り消した', en: 'Took attendance back' },
  'books.open': { ja: '帳簿を開いた', en: 'Opened the books' },
  'course.attend': { ja: '出席を記録した', en: 'Recorded attendance' },
  'course.certify': { ja: '修了証を発行した', en: 'Issued certificates' },
  'course.complete': { ja: '修了にした', en: 'Marked as completed' },
  'course.draw-list': { ja: '抽選の名簿を固めた', en: 'Fixed the list of a lottery' },
  'course.edit': { ja: '講座の設定を直した', en: 'Changed the settings of a course' },
  'course.examination': { ja: '試験の結果を記録した', en: 'Recorded an examination' },
  'course.job': { ja: '就職を記録した', en: 'Recorded a job found' },
  'course.outcomes': { ja: '受講後の結果を取り込んだ', en: 'Imported results after a course' },
  'course.points': { ja: '選考の点数を付けた', en: 'Gave points' },
  'course.progress': { ja: '学習の進み具合を取り込んだ', en: 'Imported progress' },
  'course.select': { ja: '選考の結果を確定した', en: 'Carried out a selection' },
  'course.undo-attend': { ja: '出席を取り消した', en: 'Took attendance back' },
  'course.undo-progress': { ja: '進み具合の取込を取り消した', en: 'Took progress back' },
  'door.open': { ja: '受付用のリンクを作った', en: 'Opened a door' },
  'door.scan': { ja: '入場券を読み取った', en: 'Scanned a ticket' },
  'door.settle': { ja: '受付の記録をまとめた', en: 'Settled scans' },
  'example.begin': { ja: '例示データの日付を決めた', en: 'Set the day of the example' },
  'example.play': { ja: '例示データを読み込んだ', en: 'Loaded the example' },
  'door.undo-heads': { ja: '人数の記録を取り消した', en: 'Took a head-count back' },
  'edition.publish': { ja: '版を公表した', en: 'Published an edition' },
  'facts.correct': { ja: '記録を訂正した', en: 'Corrected records' },
  'facts.import': { ja: '記録を取り込んだ', en: 'Imported records' },
  'facts.undo': { ja: '記録の取込を取り消した', en: 'Took an import of records back' },
  'interview.call-next': { ja: '次の方を呼び出した', en: 'Called the next one' },
  'interview.results': { ja: '面接の結果を記録した', en: 'Recorded results of interviews' },
  'letter.number': { ja: '文書番号の形を変えた', en: 'Changed the form of numbers of letters' },
  'letter.template': { ja: '通知書の文面を変えた', en: 'Changed the text of a letter' },
  'membership.confirm': { ja: '企業の担当者を確認した', en: "Confirmed a company's member" },
  'membership.declare': { ja: '企業の担当者として届け出た', en: 'Declared a membership' },
  'membership.end': { ja: '企業の担当を外した', en: 'Ended a membership' },
  'membership.prove': { ja: '企業の担当者と示した', en: 'Proved a membership' },
  'notice.resend': { ja: '通知を送り直した', en: 'Sent a notice again' },
  'offering.cancel': { ja: '募集を中止した', en: 'Cancelled an offering' },
  'offering.create': { ja: '募集を作った', en: 'Made an offering' },
  'offering.details': { ja: '募集の設定を直した', en: 'Changed the settings of an offering' },
  'offering.edit': { ja: '募集を直した', en: 'Edited an offering' },
  'offering.import': { ja: '募集の一覧を取り込んだ', en: 'Imported offerings' },
  'offering.undo-import': { ja: '募集の取込を取り消した', en: 'Took imported offerings back' },
  'offering.publish': { ja: '募集の公開・締切を変えた', en: 'Published or closed an offering' },
  'party.erase': { ja: '個人情報を消去した', en: 'Erased personal details' },
  'party.merge': { ja: '名寄せをした', en: 'Merged two parties' },
  'party.unmerge': { ja: '名寄せを取り消した', en: 'Took a merge back' },
  'pass.end': { ja: '受付用のリンクを止めた', en: 'Ended a pass' },
  'people.accept': { ja: '招待を受けた', en: 'Accepted an invitation' },
  'people.end': { ja: '権限を外した', en: 'Took a role away' },
  'people.grant': { ja: '権限を与えた', en: 'Gave a role' },
  'people.invite': { ja: '職員を招いた', en: 'Invited staff' },
  'people.reset-second-factor': { ja: '2段階目の確認を外した', en: 'Reset a second factor' },
  'people.uninvite': { ja: '招待を取り消した', en: 'Took an invitation back' },
  'period.change': { ja: '年度を締めた・開いた', en: 'Closed or opened a period' },
  'plan.adopt': { ja: '計画を取り込んだ', en: 'Adopted a plan' },
  'questionnaire.send': { ja: 'アンケートに答えた', en: 'Answered a questionnaire' },
  'questions.publish': { ja: '質問を直した', en: 'Changed questions' },
  'resource.add': { ja: 'ブース・相談員・部屋を加えた', en: 'Added booths, counsellors or rooms' },
  'resource.details': { ja: 'ブース・相談員・部屋の設定を直した', en: 'Changed settings of one' },
  'resource.edit': {
    ja: 'ブース・相談員・部屋を直した',
    en: 'Changed a booth, counsellor or room',
  },
  'resource.move': { ja: 'ブース・相談員・部屋を並べ替えた', en: 'Moved one in the order' },
  'results.open': { ja: '結果を入れるリンクを作った', en: 'Opened a link for results' },
  'session.add': { ja: '日程を加えた', en: 'Added sessions' },
  'session.cancel': { ja: '日程を中止した', en: 'Cancelled a session' },
  'session.heads': { ja: '人数を記録した', en: 'Counted heads' },
  'session.hold': { ja: '日程を実施済みにした', en: 'Marked a session as held' },
  'session.move': { ja: '日程を変えた', en: 'Moved a session' },
  'session.remind': { ja: '前日のお知らせを送った', en: 'Reminded people' },
  'session.resize': { ja: '定員を変えた', en: 'Changed the seats of a session' },
  'session.undo-add': { ja: '加えた日程を消した', en: 'Took added sessions back' },
  'slot.extend': { ja: '予約の枠を延ばした', en: 'Extended slots' },
  'slot.renew': { ja: '予約の枠を作り直した', en: 'Renewed slots' },
  'token.create': { ja: 'プログラム用の鍵を作った', en: 'Made a token' },
  'token.end': { ja: 'プログラム用の鍵を止めた', en: 'Ended a token' },
  'support.answer': { ja: '支援の予定に答えた', en: 'Settled what was due in a support' },
  'support.contact': { ja: '支援の訪問・連絡を記録した', en: 'Recorded a visit or a contact' },
  'support.describe': { ja: '支援の担当者などを直した', en: 'Wrote about a support' },
  'support.edit': { ja: '伴走支援の設定を保存した', en: 'Saved the settings of a support' },
  'support.follow-up': { ja: 'フォローの日を決めた', en: 'Set a day to get in touch' },
  'support.goal': { ja: '支援の目標を加えた', en: 'Set a goal of a support' },
  'support.goal-answer': { ja: '支援の目標の達成を記録した', en: 'Said how far a goal is' },
  'support.hand': { ja: '支援を引き継いだ', en: 'Handed a support over' },
  'support.hire': { ja: '支援による採用を記録した', en: 'Recorded a hiring' },
  'support.next-step': { ja: '支援の次の予定を決めた', en: 'Said what comes next in a support' },
  'support.share': { ja: '支援機関を割り当てた', en: 'Shared a support with agencies' },
  'support.undo-answer': { ja: '支援の予定の答えを取り消した', en: 'Took an answer back' },
  'support.undo-record': { ja: '支援の記録を取り消した', en: 'Took a record of a support back' },
  'support-agency.add': { ja: '支援機関を加えた', en: 'Added an agency' },
  'support-agency.change': { ja: '支援機関を直した', en: 'Changed an agency' },
  'support-agency.join': { ja: '支援機関に職員を加えた', en: 'Said who works for an agency' },
  'support-agency.leave': { ja: '支援機関から職員を外した', en: 'Took somebody out of an agency' },
}

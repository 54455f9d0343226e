/**
 * Names of companies: as somebody types them, and as they are compared. To compare, the form of the
 * company is told apart from the name proper, and everything is folded that people write in two
 * ways, so that the same company is found under two spellings; the name is shown as it was written.
 */
import { ok, refuse, type Result } from '../kit/result.ts'
import { foldKana, growSmallKana, isBlank } from '../kit/text.ts'

/** Reads the name of a company: one line, spaces drawn together. */
export function parseCompanyName(typed: string): Result<string> {
  const name = typed.trim().replaceAll(/\s+/g, ' ')
  const isOne = !isBlank(name) && name.length <= longest && !/[\p{Cc}\p{Cs}]/u.test(name)
  return isOne ? ok(name) : companyNameWrong
}

const longest = 200

const companyNameWrong = refuse(
  'company_name_is_missing',
  `会社の名称を、${longest}文字以内で入力してください。`,
  `Enter the name of the company, in at most ${longest} characters.`,
)

/** A name as it is compared. */
export type ComparableName = {
  /** 株式会社, 有限会社 and so on; null where the name has none. */
  readonly form: string | null
  readonly name: string
}

/** A company's name as it is compared: ㈱髙橋商店 and 高橋商店　株式会社 become one. */
export function comparableName(text: string): ComparableName {
  const plain = foldGlyphs(
    foldKana(text.normalize('NFKC').replaceAll(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, '')),
  )
    .toLowerCase()
    .replaceAll(/\s+/gu, '')
  for (const [form, spellings] of companyForms) {
    for (const spelling of spellings) {
      if (plain.startsWith(spelling)) return named(form, plain.slice(spelling.length))
      if (plain.endsWith(spelling)) return named(form, plain.slice(0, -spelling.length))
    }
  }
  return named(null, plain)
}

/** Whether two names are one but for their spelling. A form that one leaves out does not count. */
export function isSameName(one: string, other: string): boolean {
  const [first, second] = [comparableName(one), comparableName(other)]
  if (first.name === '' || first.name !== second.name) return false
  return first.form === null || second.form === null || first.form === second.form
}

/** Old and variant forms of ideographs as the usual ones. */
export function foldGlyphs(text: string): string {
  return Array.from(text, (character) => usualGlyphs.get(character) ?? character).join('')
}

/** Small kana, long vowels, dots and dashes are written and left out at will: キヤノン, キャノン. */
function named(form: string | null, name: string): ComparableName {
  return { form, name: growSmallKana(name).replaceAll(/[\p{P}\p{S}ー]/gu, '') }
}

/** The forms with their abbreviations; ㈱ and its like become (株) under NFKC. Longer ones first. */
const companyForms: readonly (readonly [string, readonly string[]])[] = [
  ['特定非営利活動法人', ['特定非営利活動法人', 'npo法人', '(特非)', '(npo)']],
  ['一般社団法人', ['一般社団法人', '(一社)']],
  ['公益社団法人', ['公益社団法人', '(公社)']],
  ['一般財団法人', ['一般財団法人', '(一財)']],
  ['公益財団法人', ['公益財団法人', '(公財)']],
  ['社会福祉法人', ['社会福祉法人', '(福)', '(社福)']],
  ['税理士法人', ['税理士法人', '(税)']],
  ['医療法人', ['医療法人', '(医)']],
  ['学校法人', ['学校法人', '(学)']],
  ['宗教法人', ['宗教法人', '(宗)']],
  ['株式会社', ['株式会社', '(株)']],
  ['有限会社', ['有限会社', '(有)']],
  ['合同会社', ['合同会社', '(同)', '(合)']],
  ['合資会社', ['合資会社', '(資)']],
  ['合名会社', ['合名会社', '(名)']],
  ['協同組合', ['協同組合', '(協)']],
]

/** Variants, each followed by the glyph that stands for it. */
const variants =
  '髙高﨑崎碕崎嵜崎齋斎齊斎斉斎邊辺邉辺澤沢濱浜濵浜櫻桜國国廣広惠恵眞真龍竜嶋島嶌島淵渕榮栄' +
  '德徳塚塚藏蔵澁渋條条聰聡將将壽寿禮礼豐豊靜静曾曽瀨瀬冨富縣県區区學学會会團団實実寶宝圓円' +
  '萬万彌弥與与亞亜應応關関舊旧經経號号鐵鉄氣気樂楽觀観黑黒當当對対臺台鹽塩壹壱佛仏單単嚴厳' +
  '圖図壯壮奧奥專専屆届岳嶽巖巌廳庁弘弘彥彦戶戸戲戯拂払擴拡收収數数晉晋曉暁柳栁槇槙横橫歷歴' +
  '歸帰淸清淺浅渡渡滿満瀧滝燈灯狀状獨独瑤瑶畫画盡尽祕秘稻稲竝並筑筑粹粋絲糸綠緑緖緒縱縦總総' +
  '聲声肅粛莊荘藥薬藝芸處処蟲虫衞衛裝装覺覚譽誉讀読豫予輕軽辨弁遙遥鄕郷配配醫医釋釈鍊錬錄録' +
  '鎭鎮鑛鉱隆隆雙双雜雑靈霊顯顕飮飲餘余驛駅驗験鷄鶏鷗鴎麥麦黃黄齒歯𠮷吉'

const usualGlyphs: ReadonlyMap<string, string> = new Map(
  pairsOf(variants).filter(([variant, usual]) => variant !== usual),
)

function pairsOf(text: string): readonly (readonly [string, string])[] {
  const glyphs = Array.from(text)
  return glyphs.flatMap((variant, index) => {
    const usual = glyphs[index + 1]
    return index % 2 === 0 && usual !== undefined ? [[variant, usual] as const] : []
  })
}

/**
 * The units that a cell may count in. A closed list on purpose: behind a number there can stand
 * anything (5歳児, 3年, 第2回), and a word that is not on the list is not taken for a unit. Lengths
 * of time and places in an order (年, 日, 期, 級, 位, 号) are left out for that reason.
 */

/** A unit found in a text. */
export type FoundUnit = { readonly unit: string; readonly end: number }

const people = ['人', '名', '名様', '人分', '人日', '人回', '世帯', '戸', '組', '班', '会員']
const organisations = [
  ...[
    '社',
    '者',
    '企業',
    '事業所',
    '事業者',
    '事業体',
    '団体',
    '法人',
    '組合',
    '施設',
    '店',
    '店舗',
  ],
  ...['校', '学校', '大学', '園', '所', '機関', '学級', '学科', 'チーム', 'グループ', 'クラス'],
]
const places = [
  ...[
    'か所',
    'カ所',
    'ヵ所',
    'ヶ所',
    'ケ所',
    '箇所',
    '個所',
    '地区',
    '地域',
    '地点',
    '拠点',
    '会場',
  ],
  ...['都道府県', '県', '区市町村', '市区町村', '市町村', '自治体', '市', '町', '村', '路線', '駅'],
  ...['か国', 'カ国', 'ヵ国', 'ヶ国', 'ケ国', '箇国', '棟', '室', '床', '席', 'ブース', '区画'],
]
const acts = [
  ...['件', '件分', '回', '回分', '回答', '問', '票', 'コマ', '講座', 'コース', 'プログラム'],
  ...['セッション', '単位', '事業', '事例', '案件', '種', '種類', '項目', '科目', 'テーマ', '口'],
]
const things = [
  ...['本', '点', '枚', '部', '冊', '通', '台', '基', '個', '着', '食', '曲', '話', '作品', '品目'],
  ...['品', '便', '頭', '羽', '匹', '箱', '袋', '編', 'セット', '隻', '両', '機', '株'],
]
const views = [
  ...['PV', 'ページビュー', 'ビュー', 'UU', 'アクセス', 'クリック', '再生', 'ダウンロード', 'DL'],
  ...['インプレッション', 'フォロワー', 'いいね'],
]
const measures = [
  ...['円', '%', 'パーセント', 'ポイント', '割', '倍', '㎡', 'm2', 'm²', '平米', '平方メートル'],
  ...['m', 'メートル', 'km', '㎞', 'キロメートル', 'ha', 'ヘクタール', 't', 'トン', 'kg', '㎏'],
  ...['キログラム', 'kW', 'kWh', 'MW', 'MWh', 't-CO2', 'L', 'リットル'],
]

/** Every unit that is read, as printed after width folding. */
const units: readonly string[] = [
  ...people,
  ...organisations,
  ...places,
  ...acts,
  ...things,
  ...views,
  ...measures,
]

const longestUnit = Math.max(...units.map((unit) => unit.length))
const known = new Set(units.map((unit) => unit.toLowerCase()))

/** The longest unit that begins at `at` in width-folded text; upper and lower case are one. */
export function readUnit(text: string, at: number): FoundUnit | null {
  for (let length = longestUnit; length > 0; length -= 1) {
    const unit = text.slice(at, at + length)
    if (unit.length === length && known.has(unit.toLowerCase()) && endsWord(text, at + length)) {
      return { unit, end: at + length }
    }
  }
  return null
}

/** A Latin unit must not be the beginning of a longer Latin word: 5 months is not 5 m. */
function endsWord(text: string, end: number): boolean {
  return !/[a-z]/i.test(text.charAt(end - 1)) || !/[a-z0-9]/i.test(text.charAt(end))
}

const measured = new Set(measures)

/** Whether the unit measures rather than counts, so that three decimals are nothing unusual. */
export const isMeasure = (unit: string): boolean => measured.has(unit) && unit !== '円'

const english = new Map([
  ['人', 'people'],
  ['名', 'people'],
  ['社', 'companies'],
  ['企業', 'companies'],
  ['件', 'cases'],
  ['回', 'times'],
  ['校', 'schools'],
  ['本', 'items'],
  ['事業所', 'offices'],
  ['団体', 'organisations'],
  ['円', 'yen'],
  ['か所', 'places'],
  ['PV', 'page views'],
])

/** The unit for an English screen; one without an English word stays as printed. */
export const englishUnit = (unit: string): string => english.get(unit) ?? unit

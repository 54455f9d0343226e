/** The columns of an outreach list. */
import { parseCompanyName } from '../../../domain/company-name.ts'
import { parseCorporateNumber } from '../../../domain/codes.ts'
import { codeReader, readDate, textReader } from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { ok } from '../../../kit/result.ts'

/** The names of agencies in one cell. */
const readAgencyNames = (text: string) => {
  const read = textReader(1000)(text)
  if (!read.ok) return read
  const names = read.value.split(/[、，,;；\n]/u).map((name) => name.trim())
  return ok(names.filter((name) => name !== ''))
}

/** The columns in their order; a sheet may have them in any. */
export const outreachColumns = [
  {
    key: 'number',
    heading: { ja: '法人番号', en: 'Corporate number' },
    aliases: ['企業の法人番号'],
    hint: {
      ja: '13桁の番号です。分からないときは空にします。',
      en: '13 digits; blank where unknown.',
    },
    form: 'code',
    write: () => '8700110005901',
    read: parseCorporateNumber,
  },
  {
    key: 'name',
    heading: { ja: '名称', en: 'Name' },
    aliases: ['会社名', '企業名', '商号又は名称', '事業所名'],
    hint: { ja: '企業の名称です。', en: 'The name of the company.' },
    form: 'text',
    required: true,
    write: () => '株式会社見本',
    read: parseCompanyName,
  },
  {
    key: 'area',
    heading: { ja: '地域', en: 'Area' },
    aliases: ['所在地', '区市町村'],
    hint: { ja: '区市町村などの地域です。', en: 'The city or ward.' },
    form: 'text',
    write: () => '新宿区',
    read: textReader(100),
  },
  {
    key: 'why',
    heading: { ja: '働きかける理由', en: 'Why' },
    aliases: ['理由', '掲載理由'],
    hint: { ja: '一覧に載せた理由です。企業には見えません。', en: 'Why it is on the list.' },
    form: 'text',
    write: () => '法定雇用率に達していない',
    read: textReader(1000),
  },
  {
    key: 'agencies',
    heading: { ja: '支援機関', en: 'Agencies' },
    aliases: ['担当機関'],
    hint: {
      ja: '受け持つ機関の名称です。いくつもあるときは「、」で区切り、主担当を先に書きます。',
      en: 'Who shares it, separated by commas; the one that leads comes first.',
    },
    form: 'text',
    write: () => null,
    read: readAgencyNames,
  },
  {
    key: 'telephone',
    heading: { ja: '電話番号', en: 'Telephone' },
    aliases: ['電話'],
    hint: { ja: '企業の電話番号です。', en: 'The telephone number of the company.' },
    form: 'code',
    write: () => '03-1234-5678',
    read: codeReader(40),
  },
  {
    key: 'on',
    heading: { ja: '働きかけた日', en: 'Approached on' },
    hint: { ja: '空のときは、取り込んだ日です。', en: 'The day of the import where it is blank.' },
    form: 'date',
    write: () => null,
    read: readDate,
  },
] as const satisfies readonly ListColumn<null>[]

/** The parts of a workbook that are the same for every list, and how texts are written into it. */
import type { ZipPart } from './zip-writer.ts'

/** A text in XML; what XML cannot hold as the format writes it: _x0007_ (ECMA-376, 22.9.2.19). */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(unwritable, (each) => `_x${hexOf(each)}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const unwritable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g

const hexOf = (character: string): string =>
  character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')

/** The looks of cells, by their place in the style sheet. Codes and texts stay what they are. */
export const cellStyles = { heading: 1, text: 2, code: 3, number: 4, date: 5 } as const

/** One of {@link cellStyles}. */
export type CellStyle = keyof typeof cellStyles

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const application = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The part that names the two sheets. The first prints its headings on every page. */
export function workbookPart(names: readonly [list: string, explanation: string]): string {
  const sheets = names.map((name, at) => {
    return `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`
  })
  const titles = escapeXml(`'${names[0].replaceAll("'", "''")}'!$1:$1`)
  return (
    `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${office}">` +
    `<sheets>${sheets.join('')}</sheets><definedNames>` +
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${titles}</definedName>` +
    '</definedNames></workbook>'
  )
}

const override = (part: string, type: string): string =>
  `<Override PartName="/xl/${part}.xml" ContentType="${application}.${type}+xml"/>`

const contentTypes =
  `${declaration}<Types xmlns="${packages}/content-types">` +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Default Extension="rels" ' +
  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  override('workbook', 'sheet.main') +
  override('styles', 'styles') +
  override('worksheets/sheet1', 'worksheet') +
  `${override('worksheets/sheet2', 'worksheet')}</Types>`

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  const start = `${declaration}<Relationships xmlns="${packages}/relationships">`
  return `${start}${each.join('')}</Relationships>`
}

/** A cell's look: a number format (49 is text, 164 our date), a font, a fill, a border. */
const look = (format: number, rest: string, alignment: string): string =>
  `<xf numFmtId="${format}" ${rest} xfId="0" applyNumberFormat="1" applyAlignment="1">` +
  `<alignment vertical="top"${alignment}/></xf>`

const plain = 'fontId="0" fillId="0" borderId="0"'
const wrapped = ' wrapText="1"'

const styleSheet =
  `${declaration}<styleSheet xmlns="${spreadsheet}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/><family val="2"/></font>' +
  '<font><b/><sz val="11"/><name val="Yu Gothic"/><family val="2"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">' +
  '<fgColor rgb="FFE8F1FE"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  '<border><left/><right/><top/><bottom style="thin"><color rgb="FF4D4D4D"/></bottom>' +
  '<diagonal/></border></borders>' +
  `<cellStyleXfs count="1"><xf numFmtId="0" ${plain}/></cellStyleXfs><cellXfs count="6">` +
  `<xf numFmtId="0" ${plain} xfId="0"/>` +
  look(49, 'fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1"', wrapped) +
  look(49, plain, wrapped) +
  look(49, plain, '') +
  look(0, plain, '') +
  `${look(164, plain, ' horizontal="left"')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '</styleSheet>'

/** Every part that does not depend on the list. */
export const fixedParts: readonly ZipPart[] = [
  { name: '[Content_Types].xml', text: [contentTypes] },
  { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: [
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
  },
  { name: 'xl/styles.xml', text: [styleSheet] },
]

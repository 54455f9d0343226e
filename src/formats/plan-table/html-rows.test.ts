import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readHtmlRows } from './html-rows.ts'

const cellsOf = (html: string) => readHtmlRows(html).map((row) => row.cells)

describe('readHtmlRows', () => {
  test.each([
    ['<table><tr><td>a</td><td>b</td></tr></table>', [['a', 'b']]],
    ['<table><tr><td colspan="2">a</td><td>b</td></tr></table>', [['a', '', 'b']]],
    [
      '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>',
      [['a', 'b'], ['', 'c'], ['d']],
    ],
    [
      '<table><tr><td>a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr></table>',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    [
      '<table><tr><td rowspan="2" colspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>',
      [
        ['a', '', 'b'],
        ['', '', 'c'],
      ],
    ],
    ['<table><thead><tr><th><p>a</p><p>b</p></th></tr></thead></table>', [['a\nb']]],
    ['<table><tr><td>a<br />b &lt;p&gt; &amp;amp;</td></tr></table>', [['a\nb <p> &amp;']]],
    ['<table><tr><td>a<table><tr><td>b</td></tr></table>c</td></tr></table>', [['ab\nc']]],
    ['<p>令和5年度</p><table><tr><td>a</td></tr></table><p>b</p>', [['令和5年度'], ['a'], ['b']]],
  ])('%s', (html, rows) => {
    expect(cellsOf(html)).toEqual(rows)
  })

  it('counts tables, and rows within them', () => {
    const html = '<table><tr><td>a</td></tr></table><table><tr></tr><tr><td>b</td></tr></table>'
    expect(readHtmlRows(html).at(-1)?.place).toEqual({ part: { kind: 'table', no: 2 }, row: 2 })
  })

  it('never throws on broken markup', () => {
    const pieces = [
      '<table>',
      '</table>',
      '<tr>',
      '</tr>',
      '<td colspan="999999">',
      '</td>',
      '<',
      'a',
    ]
    const html = fc.array(fc.constantFrom(...pieces, '<td rowspan="3">', '<p>', '</p>', '<br/>'))
    fc.assert(
      fc.property(html, (parts) => {
        for (const cells of cellsOf(parts.join(''))) expect(cells.length).toBeLessThanOrEqual(202)
      }),
    )
  })
})

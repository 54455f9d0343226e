import { expect, it } from 'vitest'
import { publishExamples } from '../../../test/published.ts'
import { reportOfEdition } from '../../domain/edition/report.ts'
import { present } from '../../kit/check.ts'
import { renderReportDocument } from './html.tsx'

const report = reportOfEdition(present(publishExamples()[1], 'the second edition').edition)

it('stands by itself: styles inside, nothing loaded, no links', () => {
  const text = renderReportDocument(report, 'ja')
  expect(text).toMatch(/^<!DOCTYPE html><html lang="ja">/)
  expect(text).toContain('size: A4 landscape')
  expect(text).not.toMatch(/<link|<script|src=|href=|url\(/)
  expect(text).not.toContain('&gt;')
})

it('has a line for each of the 54, in their order, under their pillars', () => {
  const text = renderReportDocument(report, 'ja')
  const codes = [...text.matchAll(/id="line-([\d-]+)"/g)].map((match) => match[1])
  expect(codes).toEqual(report.rows.map(({ line }) => line.code))
  expect(codes).toHaveLength(54)
  expect(text.match(/<tr class="pillar"/g)).toHaveLength(4)
})

it('has the two rows of headers of the official table', () => {
  const head = /<thead.*<\/thead>/s.exec(renderReportDocument(report, 'ja'))?.[0] ?? ''
  const names = [...head.matchAll(/<th[^>]*>([^<]+)<\/th>/g)].map((match) => match[1])
  expect(names).toEqual([
    ...['番号', '重点事業', '事業概要', '計画', '実績'],
    ...['予算', '規模', '規模', '単位の説明'],
  ])
})

it('tells budgets and targets in English as exactly as the source does', () => {
  const text = renderReportDocument(report, 'en').replaceAll(/<[^>]+>/g, '|')
  for (const words of [
    'about ¥60 million',
    '¥853 million',
    'about ¥3.6 billion',
    'about 10 offices',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).toContain('300 persons (total)')
  expect(text).toContain('see each component')
})

it('says that it is not published where it was counted just now', () => {
  expect(renderReportDocument({ ...report, edition: null }, 'ja')).toContain('公表前の集計')
})

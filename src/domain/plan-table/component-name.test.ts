import { expect, test } from 'vitest'
import { readComponentText } from './component-name.ts'

test.each([
  ['1 専門家派遣 ◎企業を訪ねる', '専門家派遣', '◎企業を訪ねる', true],
  ['(1) シンポジウムの実施 正しい知識を広める', 'シンポジウムの実施', '正しい知識を広める', true],
  ['（２）セミナー\n有識者が講演する。', 'セミナー', '有識者が講演する。', true],
  ['・テレワーク事業', 'テレワーク事業', '', true],
  ['②助成', '助成', '', true],
  ['3回講座', '3回講座', '', true],
  ['相談窓口 企業訪問', '相談窓口 企業訪問', '', true],
  ['(1) 企業に奨励金を支給する。', '企業に奨励金を支給する', '企業に奨励金を支給する。', false],
  ['', '', '', true],
])('%j is named %j', (...[text, name, outline, nameStated]) => {
  expect(readComponentText(text)).toEqual({ name, outline, nameStated })
})

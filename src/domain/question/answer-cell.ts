/**
 * Answers as cells of a spreadsheet, and back: one answer in one cell, dates as 2023-04-01, numbers
 * without separators and units (デジタル庁, 機械判読可能なデータの表記方法), options by their Japanese labels.
 */
import { check } from '../../kit/check.ts'
import { refuse, type Result } from '../../kit/result.ts'
import { foldForMatching } from '../../kit/text.ts'
import { type Answer, type AnsweredFile, otherKey } from './answer.ts'
import { optionLabel } from './format-answer.ts'
import { type ChoiceSetting, optionsOf, otherOption, type Question } from './question.ts'
import { readAnswer } from './read-answers.ts'
import { quoted } from './read-text.ts'

/** What stands between two options or files in one cell; no option's label contains it. */
const cellSeparator = ';'

/** Writes an answer into a cell. No answer is an empty cell. */
export function formatAnswerCell(question: Question, answer: Answer | undefined): string {
  if (answer === undefined) return ''
  if (answer.kind === 'text') return answer.text
  if (answer.kind === 'date') return answer.date
  if (answer.kind === 'number') return String(answer.number)
  const parts =
    answer.kind === 'file'
      ? answer.files.map(({ name, upload }) => `${name} [${upload}]`)
      : answer.options.map((key) => {
          const label = optionLabel(question, key).ja
          const isOwn = answer.other !== null && key === otherOption.key
          return isOwn ? `${label}：${answer.other}` : label
        })
  return parts.join(`${cellSeparator} `)
}

/**
 * Reads a cell, as {@link formatAnswerCell} writes it or as people fill it in: options by label in
 * either language or by key, everything else as it would be typed. An empty cell is no answer.
 * @param uploads the files that a cell may name
 */
export function parseAnswerCell(
  question: Question,
  cell: string,
  uploads: readonly AnsweredFile[] = [],
): Result<Answer | null> {
  const { key, answer: setting } = question
  if (setting.kind === 'file') return readAnswer(question, { [key]: uploadsIn(cell) }, uploads)
  if (setting.kind !== 'choice') return readAnswer(question, { [key]: [cell] }, uploads)
  const { labels, own } = splitOptions(cell, setting)
  const chosen: string[] = []
  for (const label of labels) {
    const option = findOption(setting, label)
    if (option === undefined) return refuseOption(label, setting)
    chosen.push(option)
  }
  return readAnswer(question, { [key]: chosen, [otherKey(key)]: own }, uploads)
}

/** A cell of text that names no upload still names something, which is not there. */
function uploadsIn(cell: string): readonly string[] {
  const ids = cell.matchAll(/\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\](?=;|$)/g)
  const found = [...ids].map(([, id]) => id ?? '')
  return found.length === 0 ? [cell] : found
}

/** Words of one's own stand last and may hold separators: they go to the cell's end. */
function splitOptions(cell: string, setting: ChoiceSetting) {
  const own = setting.other ? ownWords.exec(cell) : null
  const before = own === null ? cell : cell.slice(0, own.index)
  const labels = before
    .split(/[;；\n]/)
    .map((label) => label.trim())
    .filter((label) => label !== '')
  return own === null
    ? { labels, own: [] }
    : { labels: [...labels, otherOption.label.ja], own: [own[1] ?? ''] }
}

const ownWords = /(?<=^|[;；\n])\s*(?:その他|other)\s*[：:]\s*(.*)$/isu

function findOption(setting: ChoiceSetting, label: string): string | undefined {
  const wanted = foldForMatching(label)
  const options = optionsOf(setting)
  const byLabel = options.find((option) =>
    [option.label.ja, option.label.en].some((each) => foldForMatching(each) === wanted),
  )
  return (byLabel ?? options.find(({ key }) => key === label))?.key
}

function refuseOption(label: string, setting: ChoiceSetting): Result<never> {
  const options = optionsOf(setting)
  check(options.length > 0, 'a choice has options')
  const [ja, en] = [options.map((one) => one.label.ja), options.map((one) => one.label.en)]
  return refuse(
    'option_is_not_offered',
    `「${quoted(label)}」は選択肢にありません。次の中から書いてください：${ja.join('、')}`,
    `"${quoted(label)}" is not among the options. Write one of: ${en.join(', ')}`,
  )
}

/** Whether an option's label can stand in a cell beside others, and beside words of one's own. */
export function fitsCell(label: string, setting: ChoiceSetting): boolean {
  const looksOwn = setting.other && ownWords.test(label)
  return !/[;；\n\r]/.test(label) && !looksOwn
}

/** Whether two labels would be read as the same option. */
export function readsSame(one: string, other: string): boolean {
  return foldForMatching(one) === foldForMatching(other)
}

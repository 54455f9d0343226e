/**
 * Companies of a list that stand on it already: by their 法人番号, or under another spelling of their
 * name. Where a number is missing nobody can tell them apart, and the row waits for it; two numbers
 * are two companies, whose likeness is pointed out.
 */
import { comparableName, isSameName } from '../../domain/company-name.ts'
import type { OutreachRow } from '../../domain/delivery/support/outreach-row.ts'
import { stateIn } from '../../domain/delivery/register.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { refuse } from '../../kit/result.ts'
import type { OutreachCompany } from '../../store/support-outreach.ts'

/** A company that was added and looks like another one. */
export type Likeness = { readonly row: number; readonly message: Bilingual }

/** The list, compared with itself and with what stands. */
export type Compared = {
  readonly fresh: readonly OutreachRow[]
  readonly faults: readonly RowFault[]
  readonly alike: readonly Likeness[]
}

/** Compares a list. */
export function compareOutreach(
  rows: readonly OutreachRow[],
  known: readonly OutreachCompany[],
): Compared {
  const shelf = openShelf()
  for (const { name, number, state } of known) {
    const { label } = stateIn('support', state)
    shelf.put({ name, number, where: { ja: `一覧（${label.ja}）`, en: `the list (${label.en})` } })
  }
  const fresh: OutreachRow[] = []
  const faults: RowFault[] = []
  const alike: Likeness[] = []
  for (const row of rows) {
    const same = row.number === null ? undefined : shelf.byNumber(row.number)
    const like = same ? undefined : shelf.byName(row)
    const isUnclear = like !== undefined && (like.number === null || row.number === null)
    if (same) faults.push(faultOf(row.row, onList(same)))
    else if (isUnclear) faults.push(faultOf(row.row, seemsOnList(row, like)))
    else {
      if (like) alike.push({ row: row.row, message: looksLike(row, like) })
      fresh.push(row)
      const where = { ja: `この表の${row.row}行目`, en: `row ${row.row} of this sheet` }
      shelf.put({ name: row.name, number: row.number, where })
    }
  }
  return { fresh, faults, alike }
}

type Standing = {
  readonly name: string
  readonly number: string | null
  readonly where: Bilingual
}

type Named = Pick<Standing, 'name' | 'number'>

function openShelf() {
  const numbers = new Map<string, Standing>()
  const names = new Map<string, Standing[]>()
  return {
    put(company: Standing): void {
      if (company.number !== null) numbers.set(company.number, company)
      const { name } = comparableName(company.name)
      if (name === '') return
      const others = names.get(name)
      if (others) others.push(company)
      else names.set(name, [company])
    },
    byNumber: (number: string) => numbers.get(number),
    byName: ({ name }: Named) =>
      names.get(comparableName(name).name)?.find((other) => isSameName(name, other.name)),
  }
}

const faultOf = (row: number, { refusal }: ReturnType<typeof refuse>): RowFault => ({
  ...{ row, column: null },
  ...{ code: refusal.code, message: refusal.message },
})

const onList = ({ name, number, where }: Standing) =>
  refuse(
    'company_on_list_already',
    `「${name}」（${number ?? ''}）は、すでに${where.ja}にあります。この行は取り込みません。`,
    `"${name}" (${number ?? ''}) stands in ${where.en} already. This row is left out.`,
  )

const seemsOnList = ({ name }: OutreachRow, other: Standing) =>
  refuse(
    'company_seems_on_list',
    `「${name}」は、${other.where.ja}の「${other.name}」と同じ会社のようです。別の会社のときは、両方の法人番号を入れて取り込んでください。`,
    `"${name}" seems to be "${other.name}" in ${other.where.en}. If it is another company, give both their corporate numbers.`,
  )

function looksLike({ name }: OutreachRow, { name: other, number, where }: Standing): Bilingual {
  const known = { ja: `「${other}」（${number ?? ''}）`, en: `"${other}" (${number ?? ''})` }
  return {
    ja: `「${name}」は、${where.ja}の${known.ja}と名称が同じです。別の会社か確かめてください。`,
    en: `"${name}" has the name of ${known.en} in ${where.en}. Check that they are two companies.`,
  }
}

/** Lists of profiles, positions and placements to and from spreadsheets. */
import type { Child } from 'hono/jsx'
import { importPlacements, type PlacementsImported } from '../../../commands/placement/list.ts'
import type { PlacementOffering } from '../../../commands/placement/open-placement.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../../form/submitted.ts'
import {
  contextOf,
  moved,
  type PersonalAct,
  type PersonalPage,
  type PersonalVisit,
} from '../../personal.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { RowFaults, type SentSheet, SheetForm, sheetOf, TakeInForm } from '../course/sheet-form.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openDeskPlacements } from './open-desk-placement.ts'
import { type ReadSheet, readPlacementSheet, type SheetName, sheetNames } from './sheets.ts'

type Visit = PersonalVisit<'placementLists'>

/** The page. Each list has its own acts: trying it, and taking it in. */
export const placementListsPage: PersonalPage<'placementLists'> = {
  for: 'application.export',
  show: async (visit) => {
    const read = await readOffering(visit)
    if (!read.ok) return read
    const { offering } = read.value
    return showInOffering(visit, {
      offering,
      tab: 'placements',
      title: texts[visit.language].title,
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: Object.fromEntries(
    sheetNames.flatMap((of) => [
      [`try-${of}`, tryOne(of)],
      [`import-${of}`, takeIn(of)],
    ]),
  ),
}

function readOffering(visit: Visit) {
  const asked = { id: visit.params.offering, act: 'application.export' } as const
  return inBooks(visit, (books) => openDeskPlacements(books, visit, asked))
}

type Read = { readonly list: ReadSheet; readonly sheet: SentSheet; readonly of: PlacementOffering }

async function readSent(
  visit: Visit,
  form: SubmittedForm,
  of: SheetName,
): Promise<Result<Read, FormRefusal>> {
  const found = await readOffering(visit)
  if (!found.ok) return found
  const sheet = sheetOf(form)
  if (!sheet.ok) return atField('file', sheet)
  const list = await readPlacementSheet(of, sheet.value, found.value.settings)
  if (!list.ok) return atField('file', list)
  return ok({ list: list.value, sheet: sheet.value, of: found.value })
}

const listOf = (visit: Visit, { list, sheet: { name, digest } }: Read) => ({
  ...list,
  offering: visit.params.offering,
  file: { name, digest },
})

function tryOne(of: SheetName): PersonalAct<'placementLists'> {
  return async (visit, form) => {
    const read = await readSent(visit, form, of)
    if (!read.ok) return read
    const tried = await importPlacements(contextOf(visit, form), {
      ...listOf(visit, read.value),
      dryRun: true,
    })
    if (!tried.ok) return tried
    const { outcome } = tried.value
    return showInOffering(visit, {
      offering: read.value.of.offering,
      tab: 'placements',
      title: texts[visit.language].tried,
      body: <Tried visit={visit} of={of} sheet={read.value.sheet} outcome={outcome} />,
    })
  }
}

function takeIn(of: SheetName): PersonalAct<'placementLists'> {
  return async (visit, form) => {
    const read = await readSent(visit, form, of)
    if (!read.ok) return read
    const done = await importPlacements(contextOf(visit, form), listOf(visit, read.value))
    return done.ok ? moved(visit.here, 'imported') : done
  }
}

type BodyProps = { readonly visit: Visit; readonly read: PlacementOffering }

function Body({ visit, read }: BodyProps): Child {
  const { language, to, visitor } = visit
  const { id: offering, programme } = read.offering
  const say = texts[language]
  const may = mayAct(visitor.actor, 'application.import', { programme })
  return (
    <>
      <p class="lead">{say.lead}</p>
      {sheetNames.map((list) => (
        <section>
          <h2>{sheetLabels[list][language]}</h2>
          <p class="hint">{sheetHints[list][language]}</p>
          <p>
            <a href={to.placementSheet({ offering, list })} download="">
              {say.giveOut}
              <span class="for-readers"> {sheetLabels[list][language]}</span>
            </a>
          </p>
          {may.ok ? (
            <SheetForm form={visit.form(`try-${list}`)} say={say.try} />
          ) : (
            <p class="hint">{may.refusal.message[language]}</p>
          )}
        </section>
      ))}
    </>
  )
}

type TriedProps = {
  readonly visit: Visit
  readonly of: SheetName
  readonly sheet: SentSheet
  readonly outcome: PlacementsImported
}

/** What would come of a list. */
function Tried({ visit, of, sheet, outcome }: TriedProps): Child {
  const { language } = visit
  const say = texts[language]
  const { read, taken, faults } = outcome
  return (
    <>
      <p class="lead">{say.triedLead(sheet.name)}</p>
      <SummaryList
        lines={[
          { name: say.read, value: String(read) },
          { name: say.taken, value: String(taken) },
          { name: say.faulty, value: String(read - taken) },
        ]}
      />
      <RowFaults faults={faults} language={language} level="h2" />
      {taken === 0 ? (
        <p>
          <a href={visit.here}>{say.back}</a>
        </p>
      ) : (
        <TakeInForm
          form={visit.form(`import-${of}`)}
          sheet={sheet}
          submit={faults.length > 0 ? say.takeGood : say.takeIn}
          back={{ href: visit.here, label: say.back }}
        />
      )}
    </>
  )
}

/** What the lists are called. */
export const sheetLabels: Readonly<Record<SheetName, Bilingual>> = {
  profiles: { ja: '登録した方の希望', en: 'What people wish for' },
  positions: { ja: '受入企業の求人', en: 'Positions of companies' },
  placements: { ja: '派遣・就労の状況', en: 'Placements' },
}

const sheetHints: Readonly<Record<SheetName, Bilingual>> = {
  profiles: {
    ja: '紹介を待っている方の一覧です。希望をまとめて入力できます。',
    en: 'Those who wait for a proposal. Their wishes can be entered at once.',
  },
  positions: {
    ja: '企業と求人の一覧です。行を足すと求人が増え、同じ名前の求人は直されます。',
    en: 'Companies and their positions. A row more is a position more; one of the same name is changed.',
  },
  placements: {
    ja: '決定、開始、終了、結果をまとめて入力できます。すでに記録されたところは、そのまま残ります。',
    en: 'Decisions, starts, ends and results can be entered at once. What stands already stays.',
  },
}

const texts = {
  ja: {
    title: '一覧の書き出し・取り込み',
    lead: '一覧を書き出し、表計算ソフトで直して、取り込めます。取り込む前に、結果を試しに見られます。',
    giveOut: '一覧を書き出す（Excel）',
    try: '試しに読み込む',
    tried: '取り込む前の確認',
    triedLead: (name: string) =>
      `「${name}」を取り込むと、次のようになります。まだ何も変わっていません。`,
    read: '読んだ行',
    taken: '取り込める行',
    faulty: '取り込めない行',
    takeIn: '取り込む',
    takeGood: '取り込める行だけ取り込む',
    back: '一覧に戻る',
  },
  en: {
    title: 'Lists to and from spreadsheets',
    lead: 'Give a list out, change it in a spreadsheet, and take it in again. You see what would happen first.',
    giveOut: 'Give the list out (Excel)',
    try: 'Try it',
    tried: 'Before it is taken in',
    triedLead: (name: string) => `What comes of “${name}”. Nothing has changed yet.`,
    read: 'Rows read',
    taken: 'Rows that can be taken in',
    faulty: 'Rows that cannot',
    takeIn: 'Take it in',
    takeGood: 'Take in the good rows',
    back: 'Back to the lists',
  },
} as const

/** Making an offering: its kind first, or an earlier one to begin from, then its settings. */
import type { Child } from 'hono/jsx'
import { copyQuestions } from './copy-questions.ts'
import { createOffering } from '../../../commands/offering/offering.ts'
import { programmesFor } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { type OpenKind, openKinds } from '../../../domain/delivery/register.ts'
import { deliveryKinds } from '../../../domain/delivery-kind.ts'
import type { PlacedLine } from '../../../domain/plan.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { listOfferings, type ListedOffering } from '../../../store/offering.ts'
import { type Field, readFields } from '../../form/field.ts'
import { choiceField } from '../../form/fields.ts'
import {
  type AnyVisit,
  contextOf,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../../personal.ts'
import { Cards } from '../../ui/cards.tsx'
import { Buttons, FieldOf, Form, type KnownValues } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { linesFor, readPlanLines } from '../plan-lines.ts'
import { deskNames } from './frame.tsx'
import { kindSentences, usualSettings } from './kind-words.ts'
import { openOffering } from './open-offering.ts'
import {
  knownValues,
  seatsPerField,
  settingsFields,
  settingsOf,
  usualValues,
} from './settings-fields.ts'
import { SettingsFields } from './settings-form.tsx'
import { atItsField } from './settings-refusal.ts'

/** The page: without a kind it asks for one. */
export const newOfferingPage: PersonalPage<'newOffering'> = {
  for: 'offering.edit',
  show: async (visit) => {
    const begun = await inBooks(visit, (books) => readBeginning(books, visit))
    if (!begun.ok) return begun
    const { language, to } = visit
    const say = texts[language]
    const { kind } = begun.value
    const title = kind === null ? say.title : say.titleOf(deliveryKinds[kind][language])
    return shown({
      title,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: deskNames.offerings[language], href: to.deskOfferings() },
        ...(kind === null ? [] : [{ name: say.title, href: to.newOffering() }]),
        { name: title },
      ],
      body: (
        <>
          <h1>{title}</h1>
          {kind === null ? (
            <ChooseKind visit={visit} earlier={begun.value.earlier} />
          ) : (
            <NewForm visit={visit} begun={{ ...begun.value, kind }} />
          )}
        </>
      ),
    })
  },
  acts: {
    create: async (visit, form) => {
      const begun = await inBooks(visit, (books) => readBeginning(books, visit))
      if (!begun.ok) return begun
      const { lines, from } = begun.value
      const kind = begun.value.kind ?? 'gathering'
      const line = lineField(lines, kind, visit.language)
      const read = readFields(form, { line, ...settingsFields(kind), seatsPer: seatsPerField })
      if (!read.ok) return read
      const values = read.value
      const seatsPer = values.seatsPer === 'offering' ? 'offering' : 'session'
      const context = contextOf(visit, form)
      const made = await createOffering(context, {
        line: values.line,
        year: null,
        kind,
        opensAt: values.opensAt,
        closesAt: values.closesAt,
        settings: settingsOf(kind, values, { seatsPer, details: from?.settings.details ?? {} }),
      })
      if (!made.ok) return atItsField(made)
      const { offering } = made.value.outcome
      if (from) await copyQuestions(context, { from: from.id, to: offering })
      return moved(visit.to.deskOffering({ offering }), 'draft_made')
    },
  },
}

/** What a new offering begins with. */
type Beginning = {
  /** Null where it is still to be chosen. */
  readonly kind: OpenKind | null
  /** The earlier offering that it begins from. */
  readonly from: Offering | null
  /** The lines of the plan that the visitor may make offerings for. */
  readonly lines: readonly PlacedLine[]
  readonly earlier: readonly ListedOffering[]
}

async function readBeginning(books: Books, visit: AnyVisit): Promise<Result<Beginning>> {
  const lines = linesFor(visit, await readPlanLines(books), 'offering.edit')
  const asked = visit.query.get('from')
  if (asked !== null && asked !== '') {
    const from = await openOffering(books, visit, { id: asked })
    if (!from.ok) return from
    return ok({ kind: from.value.kind, from: from.value, lines, earlier: [] })
  }
  const kind = openKinds.find((name) => name === visit.query.get('kind')) ?? null
  const programmes = programmesFor(visit.visitor.actor, 'offering.read')
  const earlier =
    kind === null
      ? await listOfferings(books, { ...(programmes && { programmes }), limit: 100 })
      : []
  return ok({ kind, from: null, lines, earlier })
}

/** The lines of the plan as a field: those that name the kind as their procedure come first. */
function lineField(
  lines: readonly PlacedLine[],
  kind: OpenKind,
  language: Language,
): Field<string> {
  const isOfKind = ({ line }: PlacedLine) => line.procedures.includes(kind)
  const sorted = [...lines.filter(isOfKind), ...lines.filter((line) => !isOfKind(line))]
  return choiceField({
    label: { ja: 'どの事業の募集ですか', en: 'Which programme is it for?' },
    hint: {
      ja: '申込や参加は、この事業の実績に数えられます。',
      en: 'Applications and attendance count for this programme.',
    },
    required: true,
    as: 'select',
    choices: sorted.map(({ line }) => {
      const label = `${line.code} ${line.name[language]}`
      return { value: line.code, label: { ja: label, en: label } }
    }),
  })
}

type NewFormProps = {
  readonly visit: PersonalVisit<'newOffering'>
  readonly begun: Beginning & { readonly kind: OpenKind }
}

function NewForm({ visit, begun: { kind, from, lines } }: NewFormProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const form = visit.form('create')
  const values: KnownValues = from
    ? { ...knownValues(from), opensAt: null, closesAt: null }
    : usualValues(kind)
  const line = from && lines.find((placed) => isLineOf(placed, from))
  if (lines.length === 0) return <p class="alert">{say.noLines}</p>
  return (
    <>
      <p class="lead">{from ? say.copied(from.settings.title[language]) : say.draft}</p>
      <Form form={form} isGuarded>
        <FieldOf
          form={form}
          name="line"
          field={lineField(lines, kind, language)}
          value={line?.line.code ?? (lines.length === 1 ? lines[0]?.line.code : undefined)}
        />
        <SettingsFields form={form} kind={kind} values={values} isNew />
        <Buttons submit={say.create} cancel={{ href: to.deskOfferings(), label: say.leave }} />
      </Form>
    </>
  )
}

const isLineOf = (
  { programme, component }: PlacedLine,
  offering: Pick<Offering, 'programme' | 'component'>,
): boolean => programme.key === offering.programme && (component?.key ?? '') === offering.component

type ChooseProps = { readonly visit: AnyVisit; readonly earlier: readonly ListedOffering[] }

function ChooseKind({ visit, earlier }: ChooseProps): Child {
  const { language, to, here } = visit
  const say = texts[language]
  return (
    <>
      <p class="lead">{say.choose}</p>
      <Cards
        cards={openKinds.map((kind) => ({
          href: to.newOffering({ kind }),
          title: deliveryKinds[kind][language],
          body: (
            <>
              <p>{kindSentences[kind][language]}</p>
              <p class="hint">{say.seats[usualSettings[kind].seatsPer]}</p>
            </>
          ),
        }))}
      />
      {earlier.length > 0 && (
        <section>
          <h2>{say.earlier}</h2>
          <p>{say.earlierHint}</p>
          <form class="inline-form" action={here} method="get">
            <label for="from">{say.earlierLabel}</label>
            <select id="from" name="from" required>
              {earlier.map(({ id, settings, kind }) => (
                <option value={id}>
                  {settings.title[language]}（{deliveryKinds[kind][language]}）
                </option>
              ))}
            </select>
            <button type="submit" class="secondary">
              {say.copy}
            </button>
          </form>
        </section>
      )}
    </>
  )
}

const texts = {
  ja: {
    title: '募集を作る',
    titleOf: (kind: string) => `募集を作る（${kind}）`,
    choose: '種類を選んでください。あとから種類は変えられません。',
    seats: { session: '定員は日程ごとに数えます。', offering: '定員は全体で数えます。' },
    earlier: '前の募集から作る',
    earlierHint: '内容、定員、質問を写します。日程と受付期間は写しません。',
    earlierLabel: '写す募集',
    copy: '写して作る',
    copied: (title: string) => `「${title}」から写しました。違うところを直してください。`,
    draft: 'まず下書きとして作ります。公開するまで、だれにも見えません。',
    noLines:
      '募集を作れる事業がありません。計画が取り込まれているか、あなたの権限がどの事業のものかを、管理者に確かめてください。',
    create: '下書きを作る',
    leave: '作らずに戻る',
  },
  en: {
    title: 'Make an offering',
    titleOf: (kind: string) => `Make an offering: ${kind.toLowerCase()}`,
    choose: 'Choose a kind. It cannot be changed later.',
    seats: { session: 'Each session has its seats.', offering: 'Seats are for the whole.' },
    earlier: 'Begin from an earlier one',
    earlierHint: 'Texts, seats and questions are copied; sessions and the window are not.',
    earlierLabel: 'Offering to copy',
    copy: 'Copy it',
    copied: (title: string) => `Copied from "${title}". Change what differs.`,
    draft: 'It begins as a draft: nobody sees it before it is published.',
    noLines:
      'There is no programme that you may make offerings for. Ask an administrator whether the plan has been adopted, and which programmes your role is for.',
    create: 'Make the draft',
    leave: 'Back without making it',
  },
} as const

/** The steps of a draw at the desk: the digest, the final list, the public value, the record. */
import type { Child } from 'hono/jsx'
import type { CourseDraw } from '../../../domain/delivery/course/draw.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { Result } from '../../../kit/result.ts'
import type { PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { type Step, Steps } from '../../ui/steps.tsx'
import { formatMoment } from '../../ui/when.ts'

type Visit = PersonalVisit<'courseSelection'>

/** What the steps are shown with. */
export type SelectionDrawProps = {
  readonly visit: Visit
  readonly draw: CourseDraw
  /** Whether the list may be made final now. */
  readonly mayFix: Result<unknown>
  /** How many wait for the draw. */
  readonly waiting: number
}

/** Where the draw stands, and what is to be done next. */
export function SelectionDraw({ visit, draw, mayFix, waiting }: SelectionDrawProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const { list, drawn } = draw
  const current = drawn ? 3 : list ? 2 : 1
  return (
    <section>
      <h2>{say.title}</h2>
      <p>
        <a href={to.draw({ offering: draw.offering })}>{say.publicPage}</a>
      </p>
      <Steps steps={stepsOf(draw, language)} current={current} language={language} />
      {list === null && (
        <>
          <p>{say.fixLead(waiting)}</p>
          <ActButton form={visit.form('fixList')} label={say.fix} allowed={mayFix} />
        </>
      )}
    </section>
  )
}

function stepsOf({ commitment, committedAt, list, drawn }: CourseDraw, language: Language) {
  const say = texts[language]
  const steps: readonly Step[] = [
    {
      name: say.committed,
      text: `${formatMoment(committedAt, language)}　${commitment.slice(0, 16)}…`,
    },
    {
      name: say.fixed,
      ...(list && {
        text: `${formatMoment(list.closedAt, language)}　${say.entries(list.entries.length)}`,
      }),
    },
    {
      name: say.drawn,
      ...(drawn && { text: formatMoment(drawn.drawnAt, language) }),
    },
  ]
  return steps
}

/**
 * The value that was announced, asked for before the draw. A page of its own address, without acts.
 */
export function PublicValueForm({ visit, name, value }: PublicValueFormProps): Child {
  const say = texts[visit.language]
  return (
    <form class="form" method="get" action={visit.here}>
      <div class="form-field">
        <label for="public-value">{name}</label>
        <p class="hint" id="public-value-hint">
          {say.valueHint}
        </p>
        <input
          type="text"
          id="public-value"
          name="value"
          value={value ?? ''}
          aria-describedby="public-value-hint"
          maxlength={200}
        />
      </div>
      <div class="buttons">
        <button type="submit">{say.propose}</button>
      </div>
    </form>
  )
}

type PublicValueFormProps = {
  readonly visit: Visit
  readonly name: string
  readonly value: string | null
}

const texts = {
  ja: {
    title: '抽選の手順',
    publicPage: '公開している抽選のページを見る',
    committed: '秘密の値の照合値を公表',
    fixed: '一覧の確定と照合値の公表',
    drawn: '抽選と記録の公表',
    entries: (count: number) => `${count}人`,
    fixLead: (count: number) =>
      `いま抽選を待っているのは${count}人です。受講の条件に合わない申込は、先に申込の一覧で「受講不可とする」にしてください。確定したあとは、だれも加わらず、だれも外れません。`,
    fix: '一覧を確定して照合値を公表する',
    valueHint: '公表されたとおりに、桁区切りや小数点も含めて入力してください。',
    propose: '抽選の案を見る',
  },
  en: {
    title: 'The draw, step by step',
    publicPage: 'See the public page of the draw',
    committed: 'The digest of the secret is public',
    fixed: 'The list is final and its digest public',
    drawn: 'Drawn, and the record public',
    entries: (count: number) => `${count} people`,
    fixLead: (count: number) =>
      `${count} people wait for the draw. Decline those who do not meet the conditions first: once the list is final, nobody comes in or goes out.`,
    fix: 'Make the list final and publish its digest',
    valueHint: 'Exactly as it was published, with its commas and its decimal point.',
    propose: 'See the proposal',
  },
} as const

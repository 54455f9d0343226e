/** On the page of a grant call: its sums, who may apply, and that it closed by itself. */
import type { Child } from 'hono/jsx'
import { budgetGoneWords } from '../../../commands/grant/closing.ts'
import { type GrantCall, grantCallOf } from '../../../commands/grant/open-grant.ts'
import { amountSentence } from '../../../domain/delivery/grant/grant-course.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Books } from '../../../store/database.ts'
import { type BudgetClosing, findClosing } from '../../../store/grant-closing.ts'
import type { AnyVisit } from '../../personal.ts'

/** What the page says of a call; null for other offerings. */
export type CallNotice = GrantCall & { readonly closing: BudgetClosing | null }

/** Reads it. */
export async function findCallNotice(books: Books, offering: Offering): Promise<CallNotice | null> {
  if (offering.kind !== 'grant') return null
  const call = grantCallOf(offering)
  if (!call.ok) return null
  return { ...call.value, closing: (await findClosing(books, offering.id)) ?? null }
}

/** The notice. */
export function GrantNotice({ visit, notice }: GrantNoticeProps): Child {
  const { language, to } = visit
  const { settings, offering, closing } = notice
  const say = texts[language]
  return (
    <section class="prose">
      {closing && (
        <p class="window not-open">
          <strong>{budgetGoneWords[language]}</strong>{' '}
          {say.left(yenWords(closing.leftYen)[language])}
        </p>
      )}
      <h2>{say.sums}</h2>
      <ul>
        {settings.courses.map((course) => (
          <li>
            <strong>{course.label[language]}</strong>: {amountSentence(course)[language]}
          </li>
        ))}
      </ul>
      {settings.eligibility.length > 0 && (
        <p>
          <a class="button-link secondary" href={to.grantCheck({ offering: offering.id })}>
            {say.check}
          </a>
        </p>
      )}
    </section>
  )
}

type GrantNoticeProps = { readonly visit: AnyVisit; readonly notice: CallNotice }

const texts = {
  ja: {
    sums: '助成の額',
    left: (yen: string) => `（予算の残り${yen}）`,
    check: '対象になるか確かめる',
  },
  en: {
    sums: 'How much is granted',
    left: (yen: string) => `(${yen} left)`,
    check: 'Check whether you may apply',
  },
} as const

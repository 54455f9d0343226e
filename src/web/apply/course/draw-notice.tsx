/** On the page of an offering: that people are chosen by lot, and how that can be checked. */
import type { Child } from 'hono/jsx'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Books } from '../../../store/database.ts'
import type { AnyVisit } from '../../personal.ts'
import { type PublicDraw, readPublicDraw } from './read-draw.ts'

/** The draw of an offering; null where it has none. */
export async function findDrawNotice(books: Books, offering: Offering): Promise<PublicDraw | null> {
  if (offering.kind !== 'course') return null
  const read = await readPublicDraw(books, offering.id)
  return read.ok ? read.value : null
}

/** The notice, with the digest that stands for the secret. */
export function DrawNotice({ visit, notice }: DrawNoticeProps): Child {
  const { language, to } = visit
  const { course, draw } = notice
  const say = texts[language]
  const { publicValue } = course.settings.selection
  return (
    <section class="draw-notice">
      <h2>{say.title}</h2>
      <p>{draw.drawn ? say.drawn : say.lead}</p>
      {publicValue && !draw.drawn && <p>{say.value(publicValue[language])}</p>}
      <p>
        {say.commitment}
        <code class="digest">{draw.commitment}</code>
      </p>
      <p>
        <a href={to.draw({ offering: course.offering.id })}>{draw.drawn ? say.result : say.how}</a>
      </p>
    </section>
  )
}

type DrawNoticeProps = {
  readonly visit: Pick<AnyVisit, 'language' | 'to'>
  readonly notice: PublicDraw
}

const texts = {
  ja: {
    title: '定員を超えたときは抽選です',
    lead: '締切のあと、だれでも結果を確かめられる方法で抽選します。',
    drawn: '抽選は終わりました。だれでも結果を確かめられます。',
    value: (name: string) => `抽選には「${name}」も使います。`,
    commitment: '秘密の値の照合値（SHA-256）：',
    how: '抽選のしくみを見る',
    result: '抽選の記録を見る',
  },
  en: {
    title: 'Places are given by lot',
    lead: 'After the deadline there is a draw, made so that anyone can check its result.',
    drawn: 'The draw has been made. Anyone can check its result.',
    value: (name: string) => `The draw takes in "${name}" too.`,
    commitment: 'Digest of the secret (SHA-256): ',
    how: 'How the draw works',
    result: 'See the record of the draw',
  },
} as const

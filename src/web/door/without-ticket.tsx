/** Those who come without a ticket: counted without a name, or let in with one. */
import type { Child } from 'hono/jsx'
import { FieldOf, Form } from '../ui/form/form.tsx'
import { type DoorVisit, headsField, walkInField } from './acts.ts'

/** The two forms. The buttons count without anything being typed. */
export function WithoutTicket({ visit }: { readonly visit: DoorVisit }): Child {
  const say = texts[visit.language]
  const [heads, walkIn] = [visit.form('heads'), visit.form('walkIn')]
  const isOpen = heads.isShownAgain || walkIn.isShownAgain
  return (
    <details class="more" open={isOpen}>
      <summary>{say.title}</summary>
      <div data-heads>
        <p>{say.count}</p>
        <div class="door-heads">
          {quick.map((count) => (
            <form method="post" action={heads.action}>
              <input type="hidden" name="act" value="heads" />
              <input type="hidden" name="key" value={visit.form('heads').key} />
              <input type="hidden" name="heads" value={String(count)} />
              <button type="submit" class="secondary">
                {say.plus(count)}
              </button>
            </form>
          ))}
        </div>
        <Form form={heads}>
          <div class="door-line">
            <FieldOf form={heads} name="heads" field={headsField} />
            <button type="submit" class="secondary">
              {say.record}
            </button>
          </div>
        </Form>
      </div>
      <Form form={walkIn}>
        <p>{say.named}</p>
        <div class="door-line">
          <FieldOf form={walkIn} name="name" field={walkInField} />
          <button type="submit" class="secondary">
            {say.letIn}
          </button>
        </div>
      </Form>
    </details>
  )
}

const quick = [1, 2, 3, 5] as const

const texts = {
  ja: {
    title: '入場券のない方',
    count: '名前を聞かず、人数だけを記録します。',
    plus: (count: number) => `＋${count}人`,
    record: '人数を記録する',
    named: '名前を聞いて受け付けます。席を1つ使い、面接の整理番号も取れます。',
    letIn: '名前で受け付ける',
  },
  en: {
    title: 'Without a ticket',
    count: 'Count them without asking for names.',
    plus: (count: number) => `+${count}`,
    record: 'Count',
    named: 'Let somebody in by name: they take a seat, and can queue for interviews.',
    letIn: 'Let in by name',
  },
} as const

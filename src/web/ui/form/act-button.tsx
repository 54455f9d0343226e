/** A button that does one act; where the act is refused it says why instead. */
import type { Child } from 'hono/jsx'
import { digest } from '../../../kit/id.ts'
import type { Result } from '../../../kit/result.ts'
import type { FormView } from '../../form/view.ts'

/** What the button is made of. */
export type ActButtonProps = {
  readonly form: FormView
  readonly label: string
  /** Whether the act may be done now. */
  readonly allowed: Result<unknown>
  readonly look?: 'primary' | 'secondary' | 'danger'
  /** Whose act it is, for screen readers, where the same button stands in every row. */
  readonly about?: string
  /** Sent along, hidden. */
  readonly values?: Readonly<Record<string, string>>
}

/**
 * A form of one button. Where the act is refused, the button can be reached and read but does
 * nothing, and the reason stands beside it.
 */
export function ActButton(props: ActButtonProps): Child {
  const { form, label, allowed, look = 'primary', about, values = {} } = props
  const name = (
    <>
      {label}
      {about !== undefined && <span class="for-readers"> {about}</span>}
    </>
  )
  if (!allowed.ok) {
    const reason = allowed.refusal.message[form.language]
    const id = `${form.id('reason')}-${digest(`${about}${reason}`).slice(0, 8)}`
    return (
      <div class="act">
        <button type="button" class={look} aria-disabled="true" aria-describedby={id}>
          {name}
        </button>
        <p class="act-reason" id={id}>
          {reason}
        </p>
      </div>
    )
  }
  return (
    <form class="act" method="post" action={form.action}>
      <input type="hidden" name="act" value={form.act} />
      {form.item !== '' && <input type="hidden" name="item" value={form.item} />}
      <input type="hidden" name="key" value={form.key} />
      {Object.entries(values).map(([field, value]) => (
        <input type="hidden" name={field} value={value} />
      ))}
      <button type="submit" class={look}>
        {name}
      </button>
    </form>
  )
}

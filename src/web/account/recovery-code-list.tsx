/** Recovery codes, on the only page that ever shows them. */
import type { Child } from 'hono/jsx'
import type { Ok } from '../../kit/result.ts'
import { type AnyVisit, type Shown, shown } from '../personal.ts'

/** The page with new codes, for noting down; `onwards` is where its button leads. */
export function showRecoveryCodes(
  visit: AnyVisit,
  codes: readonly string[],
  onwards: string,
): Ok<Shown> {
  const say = texts[visit.language]
  const body: Child = (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <p>
        <strong>{say.once}</strong>
      </p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>{say.keep}</p>
      <p class="screen-only">
        <a class="button-link" href={onwards}>
          {say.onwards}
        </a>
      </p>
    </>
  )
  return shown({ title: say.title, body })
}

const texts = {
  ja: {
    title: '回復コード',
    lead: '認証アプリやパスキーをなくしたときに、代わりに使うコードです。1つにつき1回使えます。',
    once: 'このページを閉じると、二度と表示できません。印刷するか、書き写してください。',
    keep: 'スマートフォンとは別の、ほかの人の目に触れない場所に保管してください。',
    onwards: '控えたので、続ける',
  },
  en: {
    title: 'Recovery codes',
    lead: 'Use one of these where you have lost your app or passkey. Each works once.',
    once: 'They are never shown again. Print this page, or write them down.',
    keep: 'Keep them away from your phone, where nobody else sees them.',
    onwards: 'I have noted them: go on',
  },
} as const

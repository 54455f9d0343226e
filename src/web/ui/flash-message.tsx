/** What was done, said once at the top of the page that follows. */
import type { Child } from 'hono/jsx'
import type { Bilingual, Language } from '../../kit/bilingual.ts'

/** The sentence; read out by screen readers without taking the focus. */
export function FlashMessage({ message, language }: FlashProps): Child {
  return (
    <p class="flash" role="status">
      <strong>{language === 'ja' ? '完了' : 'Done'}</strong> {message[language]}
    </p>
  )
}

type FlashProps = { readonly message: Bilingual; readonly language: Language }

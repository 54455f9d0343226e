/** Where a session takes place and what it is called; the English is folded away. */
import type { Child } from 'hono/jsx'
import type { FormView } from '../../form/view.ts'
import { FieldOf, type KnownValues } from '../../ui/form/form.tsx'
import { whereFields } from './session-fields.ts'

/** What the fields are shown with. */
export type WhereFieldsProps = {
  readonly form: FormView
  readonly values: KnownValues
  /** Whether people may take part online. */
  readonly isOnline: boolean
}

/** The fields. */
export function WhereFields({ form, values, isOnline }: WhereFieldsProps): Child {
  const { placeJa, placeEn, titleJa, titleEn, onlineLink } = whereFields
  const english = [
    form.value('placeEn') ?? values['placeEn'],
    form.value('titleEn') ?? values['titleEn'],
  ]
  return (
    <>
      <FieldOf form={form} name="placeJa" field={placeJa} value={values['placeJa']} />
      <FieldOf form={form} name="titleJa" field={titleJa} value={values['titleJa']} />
      {isOnline && (
        <FieldOf form={form} name="onlineLink" field={onlineLink} value={values['onlineLink']} />
      )}
      <details class="more" open={english.some(Boolean)}>
        <summary>{form.language === 'ja' ? '英語でも書く' : 'English texts'}</summary>
        <FieldOf form={form} name="placeEn" field={placeEn} value={values['placeEn']} />
        <FieldOf form={form} name="titleEn" field={titleEn} value={values['titleEn']} />
      </details>
    </>
  )
}

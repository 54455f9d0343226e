/** A form on a page: what its fields show, and what is wrong with them after a refusal. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { newId } from '../../kit/id.ts'
import type { FieldFault, FormRefusal, SubmittedForm } from './submitted.ts'

/** What every part of a form asks its form for. */
export type FormView = {
  readonly language: Language
  readonly act: string
  readonly item: string
  /** A new idempotency key for each time that the form is shown. */
  readonly key: string
  /** Where the form is sent: the page's own address. */
  readonly action: string
  /** Whether the form was sent and is shown again. */
  readonly isShownAgain: boolean
  /** What was typed; undefined where the form is shown for the first time. */
  readonly value: (name: string) => string | undefined
  /** Every value that was sent; undefined where the form is shown for the first time. */
  readonly values: (name: string) => readonly string[] | undefined
  /** The name of the file that was sent, and has to be chosen again. */
  readonly fileName: (name: string) => string | undefined
  /** What is wrong with a field, in the page's language. */
  readonly fault: (name: string) => string | undefined
  /** The id of the field's first control: links from the error summary lead there. */
  readonly id: (name: string) => string
}

/** What was sent and refused, for showing the page again. */
export type Entered = { readonly form: SubmittedForm; readonly refusal: FormRefusal }

/** What a form's view is made of. */
export type FormPlace = {
  readonly language: Language
  readonly action: string
  readonly entered: Entered | null
}

/** The view of the form for an act (on one item, where the page has several). */
export function viewForm(place: FormPlace, act: string, item = ''): FormView {
  const { entered, language, action } = place
  const sent = entered?.form.name === act && entered.form.item === item ? entered : null
  return {
    language,
    act,
    item,
    key: newId(),
    action,
    isShownAgain: sent !== null,
    value: (name) => sent?.form.text(name),
    values: (name) => sent?.form.texts(name),
    fileName: (name) => sent?.form.file(name)?.name,
    fault: (name) => sent?.refusal.faults?.find((fault) => fault.field === name)?.message[language],
    id: (name) => fieldId(act, item, name),
  }
}

/** A fault with the address of its field on the page. */
export type LinkedFault = { readonly href: string; readonly message: Bilingual }

/** The faults of a refused form with links to their fields, in the order of the refusal. */
export function linkFaults({ form, refusal }: Entered): readonly LinkedFault[] {
  return (refusal.faults ?? []).map(({ field, message }: FieldFault) => ({
    href: `#${fieldId(form.name, form.item, field)}`,
    message,
  }))
}

/** Letters, digits and hyphens only, so that it is an id, a fragment and a selector. */
function fieldId(act: string, item: string, name: string): string {
  return ['form', act, ...(item === '' ? [] : [item]), name]
    .join('-')
    .replaceAll(/[^A-Za-z0-9-]/g, '-')
}

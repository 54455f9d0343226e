/** What a visitor sent with a form, and what a page answers where something in it is wrong. */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Refusal, Refused } from '../../kit/result.ts'

/** A form as it was sent. Line ends are LF; nothing else of what was typed is touched. */
export type SubmittedForm = {
  /** The form on its page: the act that it is for. */
  readonly name: string
  /** The act to do: the form's own, or that of the button that was pressed. */
  readonly act: string
  /** Which of several things on the page the act is about; an empty text on other forms. */
  readonly item: string
  /** The idempotency key: hand it to the command, so that sending twice acts once. */
  readonly key: string
  /** The first value of a field; an empty text where it was not sent. */
  readonly text: (name: string) => string
  /** Every value of a field: several checkboxes send several. */
  readonly texts: (name: string) => readonly string[]
  /** A file; undefined where none was chosen. */
  readonly file: (name: string) => UploadedFile | undefined
  /** The names of the files that came. */
  readonly files: readonly string[]
  /** Every field but files and the machinery's own, in the order of the form. */
  readonly entries: readonly (readonly [string, string])[]
}

/** A file that came with a form. */
export type UploadedFile = {
  /** As the visitor's computer calls it, without folders. */
  readonly name: string
  /** What the browser says that it is; not to be trusted. */
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What is wrong with one field. */
export type FieldFault = {
  readonly field: string
  readonly message: Bilingual
}

/** A refusal of a form; the faults are shown at their fields, and linked to from the top. */
export type FormRefusal = Refusal & { readonly faults?: readonly FieldFault[] }

/** Refuses a form because of its fields. */
export function refuseFields(faults: readonly FieldFault[]): Refused<FormRefusal> {
  return {
    ok: false,
    refusal: {
      code: 'fields_need_attention',
      message: {
        ja: '入力内容を確かめてください。ほかの入力はそのまま残っています。',
        en: 'Please check what you entered. Everything else is still here.',
      },
      faults,
    },
  }
}

/** Says a command's refusal at the field that it is about. */
export function atField(field: string, { refusal }: Refused): Refused<FormRefusal> {
  return { ok: false, refusal: { ...refusal, faults: [{ field, message: refusal.message }] } }
}

/** A question that takes files: those that are attached, each with a tick, and room for more. */
import type { Child } from 'hono/jsx'
import { showBytes } from '../../../domain/question/file-limit.ts'
import { mediaTypes } from '../../../domain/question/media-type.ts'
import type { FileSetting } from '../../../domain/question/question.ts'
import type { Upload } from '../../../store/upload.ts'
import { fileFields, fileName, shownFileName } from '../../question/field-name.ts'
import { CheckboxGroup, FileField } from '../form/controls.tsx'
import type { FieldProps } from '../form/field-frame.tsx'

/** What the field is made of. */
export type FileQuestionProps = FieldProps & {
  /** The question's key. */
  readonly question: string
  readonly setting: FileSetting
  readonly uploads: readonly Upload[]
}

/**
 * The fields: first the files that are attached, then a place for each of the next ones. A file is
 * attached when its form is sent by any of its buttons.
 */
export function FileQuestion(props: FileQuestionProps): Child {
  const { form, name, label, question, setting, uploads, required } = props
  const words = say[form.language]
  const hint = [props.hint, words.upTo(setting.count)].filter(Boolean).join(' ')
  const isEmpty = uploads.length === 0
  const room = Math.min(fileFields, Math.max(0, setting.count - uploads.length))
  const accept = setting.types.flatMap((type) => mediaTypes[type].endings).map((each) => `.${each}`)
  return (
    <>
      {!isEmpty && (
        <CheckboxGroup
          {...{ form, name, label, required }}
          hint={`${hint} ${words.untick}`}
          options={uploads.map(({ upload, name: file, size }) => ({
            value: upload,
            label: words.sized(file, showBytes(size)),
          }))}
        />
      )}
      {uploads.map(({ upload }) => (
        <input type="hidden" name={shownFileName(question)} value={upload} />
      ))}
      {Array.from({ length: room }, (_, index) => (
        <FileField
          form={form}
          name={fileName(question, index + 1)}
          label={isEmpty && index === 0 ? label : words.next(label, uploads.length + index + 1)}
          hint={isEmpty && index === 0 ? hint : undefined}
          required={isEmpty && index === 0 && required}
          accept={accept.join(',')}
          maxBytes={setting.maxBytes}
        />
      ))}
    </>
  )
}

const say = {
  ja: {
    untick: '外すときは、チェックを外してください。',
    sized: (name: string, size: string) => `${name}（${size}）`,
    next: (label: string, number: number) => `${label}（${number}個目）`,
    upTo: (count: number) => `${count}個まで添付できます。`,
  },
  en: {
    untick: 'Untick a file to remove it.',
    sized: (name: string, size: string) => `${name} (${size})`,
    next: (label: string, number: number) => `${label} (file ${number})`,
    upTo: (count: number) => (count === 1 ? 'Attach one file.' : `Attach up to ${count} files.`),
  },
} as const

/** The texts of official letters and the form of their numbers, for programs. */
import { z } from 'zod'
import { readNumbering, saveNumberForm } from '../../commands/letter/numbering.ts'
import { letterUnknown } from '../../commands/letter/read-letter.ts'
import {
  listLetterTemplates,
  readLetterTemplate,
  saveLetterTemplate,
  tryLetterTemplate,
} from '../../commands/letter/template.ts'
import { isOptional } from '../../domain/letter/field.ts'
import { isLetterSort, letterSorts, placesOf } from '../../domain/letter/sort.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { bothLanguages, command, moment } from '../schema/basic.ts'
import { lettersAs, template } from '../schema/letter.ts'

const listed = z
  .strictObject({
    sort: z.string(),
    label: bothLanguages,
    version: z.int(),
    isUsual: z.boolean(),
    changedAt: moment.nullable(),
  })
  .meta({ id: 'ListedLetterTemplate' })

const listAll = endpoint({
  method: 'get',
  path: '/desk/letter-templates',
  name: 'listLetterTemplates',
  tag: 'desk',
  scope: 'offering.read',
  summary: { ja: '通知書の文面の一覧', en: 'List the texts of letters' },
  answer: z.strictObject({ items: z.array(listed) }).meta({ id: 'LetterTemplates' }),
  handle: async ({ context }) => {
    const found = await listLetterTemplates(context)
    if (!found.ok) return found
    return ok({
      items: found.value.map(({ sort, version, isUsual, changed }) => ({
        ...{ sort, version, isUsual, changedAt: changed?.at ?? null },
        label: letterSorts[sort].label,
      })),
    })
  },
})

const version = z
  .strictObject({
    version: z.int(),
    at: moment,
    by: z.string(),
    reason: z.string().nullable(),
    template: template.nullable().meta({ description: 'Null for the usual text.' }),
  })
  .meta({ id: 'LetterTemplateVersion' })

const read = endpoint({
  method: 'get',
  path: '/desk/letter-templates/{sort}',
  name: 'readLetterTemplate',
  tag: 'desk',
  scope: 'offering.read',
  summary: { ja: '通知書の文面を読む', en: 'Read the text of a sort of letters' },
  answer: z
    .strictObject({
      sort: z.string(),
      label: bothLanguages,
      version: z.int(),
      isUsual: z.boolean(),
      template,
      places: z.array(
        z.strictObject({ name: z.string(), label: bothLanguages, isOptional: z.boolean() }),
      ),
      versions: z.array(version),
    })
    .meta({ id: 'LetterTemplateRead' }),
  handle: async ({ context, params }) => {
    const { sort } = params
    if (!isLetterSort(sort)) return letterUnknown
    const found = await readLetterTemplate(context, sort)
    if (!found.ok) return found
    const { isUsual, versions } = found.value
    const own = letterSorts[sort].fields
    return ok({
      ...{ sort, isUsual, label: letterSorts[sort].label },
      version: found.value.version,
      template: found.value.template,
      places: Object.entries(placesOf(sort)).map(([name, field]) => ({
        ...{ name, label: field.label },
        isOptional: !Object.hasOwn(own, name) || isOptional(field),
      })),
      versions: versions.map(({ document, at, by, reason, ...each }) => ({
        ...{ version: each.version, at, by, reason, template: document },
      })),
    })
  },
})

const save = endpoint({
  method: 'put',
  path: '/desk/letter-templates/{sort}',
  name: 'saveLetterTemplate',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '通知書の文面を変える', en: 'Change the text of a sort of letters' },
  note: {
    ja: 'template を null にすると、標準の文面に戻ります。',
    en: 'With null for the template, it goes back to the usual text.',
  },
  body: z.strictObject({
    version: z.int().min(0).meta({ description: 'The version that was looked at.' }),
    template: template.nullable(),
    reason: plainText(200),
  }),
  answer: z
    .strictObject({ command, sort: z.string(), version: z.int() })
    .meta({ id: 'LetterTemplateSaved' }),
  handle: async ({ context, params, body }) => {
    const { sort } = params
    if (!isLetterSort(sort)) return letterUnknown
    const done = await saveLetterTemplate(context, { sort, ...body })
    return done.ok ? ok({ command: done.value.command, ...done.value.outcome }) : done
  },
})

const preview = endpoint({
  method: 'post',
  path: '/desk/letter-templates/{sort}/preview',
  name: 'previewLetterTemplate',
  tag: 'desk',
  scope: 'offering.write',
  needsKey: false,
  summary: { ja: '文面を見本の値で試す', en: 'Try a text with sample values' },
  note: {
    ja: '保存する前の文面として、本人の画面にも残ります。',
    en: 'It stays on the own pages as a text that has not been saved.',
  },
  body: z.strictObject({ template }),
  answer: lettersAs,
  handle: ({ context, params, body }) => {
    const { sort } = params
    if (!isLetterSort(sort)) return Promise.resolve(letterUnknown)
    return tryLetterTemplate(context, { sort, template: body.template })
  },
})

const readNumbers = endpoint({
  method: 'get',
  path: '/desk/letter-numbers',
  name: 'readLetterNumbers',
  tag: 'desk',
  scope: 'offering.read',
  summary: { ja: '文書番号の状況', en: 'How the numbers of letters stand' },
  answer: z
    .strictObject({ year: z.int(), form: z.string(), last: z.int(), next: z.string() })
    .meta({ id: 'LetterNumbers' }),
  handle: async ({ context }) => {
    const may = await listLetterTemplates(context)
    return may.ok ? ok(await readNumbering(context)) : may
  },
})

const saveNumbers = endpoint({
  method: 'put',
  path: '/desk/letter-numbers',
  name: 'saveLetterNumbers',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '文書番号の形を変える', en: 'Change the form of the numbers of letters' },
  body: z.strictObject({ form: plainText(60) }),
  answer: z
    .strictObject({ command, year: z.int(), form: z.string() })
    .meta({ id: 'LetterNumbersSaved' }),
  handle: async ({ context, body }) => {
    const done = await saveNumberForm(context, body)
    return done.ok ? ok({ command: done.value.command, ...done.value.outcome }) : done
  },
})

/** The rows of texts and numbers. */
export const letterTemplateEndpoints: readonly AnyEndpoint[] = [
  listAll,
  read,
  save,
  preview,
  readNumbers,
  saveNumbers,
]

/** A text of letters with sample values, before it is saved: on the page and as PDF. */
import type { Child } from 'hono/jsx'
import { letterUnknown } from '../../../commands/letter/read-letter.ts'
import {
  dropLetterTrial,
  previewTemplate,
  readLetterTemplate,
  saveLetterTemplate,
} from '../../../commands/letter/template.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { isLetterSort, letterSorts } from '../../../domain/letter/sort.ts'
import { ok } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { linksIn } from '../../routes.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { deskNames } from '../offering/frame.tsx'
import { LetterText } from './letter-text.tsx'
import { reasonFields } from './template-fields.ts'

type Visit = PersonalVisit<'letterPreview'>

/** The page. */
export const letterPreviewPage: PersonalPage<'letterPreview'> = {
  for: 'letter.read',
  show: async (visit) => {
    const { sort } = visit.params
    if (!isLetterSort(sort)) return letterUnknown
    const read = await readLetterTemplate(contextOf(visit), sort)
    if (!read.ok) return read
    const composed = await previewTemplate(contextOf(visit), sort)
    if (!composed.ok) return composed
    const { language, to, visitor } = visit
    const say = texts[language]
    const { draft, version } = read.value
    const title = letterSorts[sort].label[language]
    const mayEdit = mayAct(visitor.actor, 'letter.template.edit', { programme: '' }).ok
    const { ja, en } = composed.value
    return shown({
      title: `${say.title}｜${title}`,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: say.templates, href: to.letterTemplates() },
        { name: title, href: to.letterTemplate({ sort }) },
        { name: say.title },
      ],
      body: (
        <>
          <p class="over-title">{title}</p>
          <h1>{say.title}</h1>
          <p class="lead">{draft ? say.unsaved : say.holds}</p>
          <p class="links">
            <a href={linksIn('ja').letterPreviewPdf({ sort })}>{say.pdf}</a>
            {en && <a href={linksIn('en').letterPreviewPdf({ sort })}>{say.englishPdf}</a>}
            <a href={to.letterTemplate({ sort })}>{draft ? say.goOn : say.change}</a>
          </p>
          <LetterText letter={ja} />
          {en && <LetterText letter={en} />}
          {draft && mayEdit && <Saving visit={visit} version={version} />}
        </>
      ),
    })
  },
  acts: { save, drop },
}

type SavingProps = { readonly visit: Visit; readonly version: number }

/** What is being tried is saved as it is, or thrown away. */
function Saving({ visit, version }: SavingProps): Child {
  const say = texts[visit.language]
  const form = visit.form('save')
  return (
    <section>
      <h2>{say.saving}</h2>
      <Form form={form}>
        <input type="hidden" name="version" value={String(version)} />
        <Fields form={form} fields={reasonFields} />
        <Buttons submit={say.save} />
      </Form>
      <ActButton form={visit.form('drop')} label={say.drop} allowed={ok(null)} look="secondary" />
    </section>
  )
}

async function save(visit: Visit, form: SubmittedForm) {
  const { sort } = visit.params
  if (!isLetterSort(sort)) return letterUnknown
  const why = readFields(form, reasonFields)
  if (!why.ok) return why
  const context = contextOf(visit, form)
  const read = await readLetterTemplate(context, sort)
  if (!read.ok) return read
  const { draft: template } = read.value
  // Saved already, by another tab or a second press.
  if (template === null) return moved(visit.to.letterTemplate({ sort }))
  const version = Number(form.text('version'))
  const edit = { sort, version, template, reason: why.value.reason }
  const done = await saveLetterTemplate(context, edit)
  return done.ok ? moved(visit.to.letterTemplate({ sort }), 'saved') : done
}

async function drop(visit: Visit) {
  const { sort } = visit.params
  if (!isLetterSort(sort)) return letterUnknown
  await dropLetterTrial(contextOf(visit), sort)
  return moved(visit.to.letterTemplate({ sort }))
}

const texts = {
  ja: {
    title: '見本',
    templates: '通知書の文面',
    unsaved: 'まだ保存していない文面を、見本の値で示しています。あなただけに見えます。',
    holds: 'いまの文面を、見本の値で示しています。',
    pdf: '見本のPDFを開く',
    englishPdf: '英訳の見本のPDFを開く',
    goOn: '続けて直す',
    change: '文面を見る・直す',
    saving: 'この文面にする',
    save: '保存する',
    drop: '保存せずに捨てる',
  },
  en: {
    title: 'Sample',
    templates: 'Texts of letters',
    unsaved: 'A text that has not been saved, with sample values. Only you see it.',
    holds: 'The text that holds, with sample values.',
    pdf: 'Open the sample as PDF (in Japanese)',
    englishPdf: 'Open the sample of the translation as PDF',
    goOn: 'Go on changing it',
    change: 'See or change the text',
    saving: 'Take this text',
    save: 'Save',
    drop: 'Throw it away',
  },
} as const

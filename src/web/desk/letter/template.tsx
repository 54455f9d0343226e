/** The text of a sort of letters: changing it, trying it, going back, and how it has changed. */
import type { Child } from 'hono/jsx'
import { letterUnknown } from '../../../commands/letter/read-letter.ts'
import {
  type OpenTemplate,
  readLetterTemplate,
  saveLetterTemplate,
  tryLetterTemplate,
} from '../../../commands/letter/template.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { isOptional } from '../../../domain/letter/field.ts'
import { isLetterSort, letterSorts, placesOf } from '../../../domain/letter/sort.ts'
import { readFields } from '../../form/field.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { readActorNames } from '../actor-names.ts'
import { inBooks } from '../books.ts'
import { deskNames } from '../offering/frame.tsx'
import { TemplateVersions } from './template-versions.tsx'
import {
  knownTemplate,
  letterFieldsIn,
  printingFields,
  readTemplate,
  reasonFields,
} from './template-fields.ts'

type Visit = PersonalVisit<'letterTemplate'>

/** The page. */
export const letterTemplatePage: PersonalPage<'letterTemplate'> = {
  for: 'letter.read',
  show: async (visit) => {
    const { sort } = visit.params
    if (!isLetterSort(sort)) return letterUnknown
    const read = await readLetterTemplate(contextOf(visit), sort)
    if (!read.ok) return read
    const open = read.value
    const names = await inBooks(visit, (books) =>
      readActorNames(
        books,
        open.versions.map(({ by }) => by),
      ),
    )
    const { language, to } = visit
    const say = texts[language]
    const title = letterSorts[sort].label[language]
    return shown({
      title: `${title}｜${say.templates}`,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: say.templates, href: to.letterTemplates() },
        { name: title },
      ],
      body: (
        <>
          <h1>{title}</h1>
          <p class="lead">
            {open.isUsual ? say.usualNow : say.versionNow(open.version)}{' '}
            <a href={to.letterPreview({ sort })}>{say.preview}</a>
          </p>
          <Editing visit={visit} open={open} />
          <TemplateVersions versions={open.versions} names={names} language={language} />
        </>
      ),
    })
  },
  acts: { save, try: tryOut, usual: goBack },
}

async function save(visit: Visit, form: SubmittedForm) {
  const { sort } = visit.params
  if (!isLetterSort(sort)) return letterUnknown
  const template = readTemplate(form)
  if (!template.ok) return template
  const why = readFields(form, reasonFields)
  if (!why.ok) return why
  const version = Number(form.text('version'))
  const edit = { sort, version, template: template.value, reason: why.value.reason }
  const done = await saveLetterTemplate(contextOf(visit, form), edit)
  return done.ok ? moved(visit.here, 'saved') : done
}

async function tryOut(visit: Visit, form: SubmittedForm) {
  const { sort } = visit.params
  if (!isLetterSort(sort)) return letterUnknown
  const template = readTemplate(form)
  if (!template.ok) return template
  const done = await tryLetterTemplate(contextOf(visit), { sort, template: template.value })
  return done.ok ? moved(visit.to.letterPreview({ sort })) : done
}

async function goBack(visit: Visit, form: SubmittedForm) {
  const { sort } = visit.params
  if (!isLetterSort(sort)) return letterUnknown
  const why = readFields(form, reasonFields)
  if (!why.ok) return why
  const version = Number(form.text('version'))
  const edit = { sort, version, template: null, reason: why.value.reason }
  const done = await saveLetterTemplate(contextOf(visit, form), edit)
  return done.ok ? moved(visit.here, 'saved') : done
}

type PartProps = { readonly visit: Visit; readonly open: OpenTemplate }

/** The form with what is being tried, or with what holds. */
function Editing({ visit, open }: PartProps): Child {
  const { language, visitor } = visit
  const say = texts[language]
  const may = mayAct(visitor.actor, 'letter.template.edit', { programme: '' })
  if (!may.ok) return <p class="hint">{may.refusal.message[language]}</p>
  const form = visit.form('save')
  const values = knownTemplate(open.draft ?? open.template)
  return (
    <>
      {open.draft && <p class="notice">{say.draft}</p>}
      <Places open={open} visit={visit} />
      <Form form={form} isGuarded>
        <input type="hidden" name="version" value={String(open.version)} />
        <section class="form-group">
          <h2>{say.japanese}</h2>
          <Fields form={form} fields={letterFieldsIn('ja')} values={values} />
        </section>
        <section class="form-group">
          <h2>{say.english}</h2>
          <p class="hint">{say.englishHint}</p>
          <Fields form={form} fields={letterFieldsIn('en')} values={values} />
        </section>
        <section class="form-group">
          <h2>{say.printing}</h2>
          <Fields form={form} fields={printingFields} values={values} />
        </section>
        <Fields form={form} fields={reasonFields} />
        <Buttons submit={say.save}>
          <button type="submit" class="secondary" name="act" value="try">
            {say.try}
          </button>
        </Buttons>
      </Form>
      {!open.isUsual && <Back visit={visit} open={open} />}
    </>
  )
}

/** What can be put into the text, and what must be. */
function Places({ visit: { language }, open: { sort } }: PartProps): Child {
  const say = texts[language]
  const own = letterSorts[sort].fields
  return (
    <details class="more">
      <summary>{say.places}</summary>
      <p class="hint">{say.placesHint}</p>
      <table class="plain stacked list">
        <caption class="for-readers">{say.places}</caption>
        <thead>
          <tr>
            <th scope="col">{say.place}</th>
            <th scope="col">{say.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(placesOf(sort)).map(([name, field]) => (
            <tr>
              <th scope="row">
                <code>{`{${name}}`}</code>
              </th>
              <td data-label={say.meaning}>
                {field.label[language]}
                {Object.hasOwn(own, name) && !isOptional(field) && say.must}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Back({ visit, open }: PartProps): Child {
  const say = texts[visit.language]
  const form = visit.form('usual')
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{say.back}</summary>
      <Form form={form}>
        <input type="hidden" name="version" value={String(open.version)} />
        <Fields form={form} fields={reasonFields} />
        <Buttons submit={say.back} />
      </Form>
    </details>
  )
}

const texts = {
  ja: {
    templates: '通知書の文面',
    usualNow: 'いまは標準の文面です。',
    versionNow: (version: number) => `いまは第${version}版の文面です。`,
    preview: '見本の値で見る',
    draft: '保存していない文面を編集しています。',
    japanese: '日本語',
    english: '英語（訳）',
    englishHint: '件名と本文を空にすると、日本語だけの通知書になります。',
    printing: '印刷するもの',
    save: '保存する',
    try: '保存せずに見本を見る',
    places: '差し込める値',
    placesHint:
      '文面に書くと、発行するときの値に変わります。{?amount}のように書くと、値のあるときだけその行を出します。',
    place: '書き方',
    meaning: '入るもの',
    must: '（必ず書くもの）',
    back: '標準の文面に戻す',
  },
  en: {
    templates: 'Texts of letters',
    usualNow: 'The usual text holds.',
    versionNow: (version: number) => `Version ${version} holds.`,
    preview: 'See it with sample values',
    draft: 'This text has not been saved yet.',
    japanese: 'Japanese',
    english: 'English (translation)',
    englishHint: 'Without a subject and paragraphs the letter is written in Japanese alone.',
    printing: 'What is printed',
    save: 'Save',
    try: 'Try it without saving',
    places: 'Values that can be put in',
    placesHint:
      'Each becomes its value when a letter is issued. {?amount} shows nothing, and the line stands only where there is such a value.',
    place: 'Written as',
    meaning: 'What it is',
    must: ' (must be stated)',
    back: 'Go back to the usual text',
  },
} as const

/** The texts of all sorts of letters, and the form of their numbers. */
import type { Child } from 'hono/jsx'
import {
  type NumberingNow,
  readNumbering,
  saveNumberForm,
} from '../../../commands/letter/numbering.ts'
import { type ListedTemplate, listLetterTemplates } from '../../../commands/letter/template.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { letterSorts } from '../../../domain/letter/sort.ts'
import { readFields } from '../../form/field.ts'
import { textField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { formatMoment } from '../../ui/when.ts'
import { deskNames } from '../offering/frame.tsx'

type Visit = PersonalVisit<'letterTemplates'>

/** The page. */
export const letterTemplatesPage: PersonalPage<'letterTemplates'> = {
  for: 'letter.read',
  show: async (visit) => {
    const listed = await listLetterTemplates(contextOf(visit))
    if (!listed.ok) return listed
    const numbering = await readNumbering(contextOf(visit))
    const { language, to } = visit
    const say = texts[language]
    return shown({
      title: say.title,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: say.letters, href: to.deskLetters() },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{say.lead}</p>
          <Table visit={visit} listed={listed.value} />
          <Numbers visit={visit} numbering={numbering} />
        </>
      ),
    })
  },
  acts: {
    number: async (visit, form) => {
      const read = readFields(form, numberFields)
      if (!read.ok) return read
      const done = await saveNumberForm(contextOf(visit, form), { form: read.value.numberForm })
      if (done.ok) return moved(visit.here, 'saved')
      return done.refusal.code === 'letter_number_form_not_valid'
        ? atField('numberForm', done)
        : done
    },
  },
}

const numberFields = {
  numberForm: textField({
    label: { ja: '文書番号の形', en: 'Form of the numbers' },
    hint: {
      ja: '例：{year}産労雇第{number}号（{year}は年度の数字、{fiscalYear}は「令和5年度」、{number}は番号に変わります）',
      en: 'Such as {year}産労雇第{number}号: {year} becomes the number of the year in its era, {fiscalYear} 令和5年度, {number} the running number.',
    },
    required: true,
    longest: 40,
  }),
} as const

type TableProps = { readonly visit: Visit; readonly listed: readonly ListedTemplate[] }

function Table({ visit, listed }: TableProps): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <table class="plain stacked list">
      <caption class="for-readers">{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.sort}</th>
          <th scope="col">{say.text}</th>
          <th scope="col">{say.changed}</th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ sort, version, isUsual, changed }) => (
          <tr>
            <th scope="row">
              <a href={to.letterTemplate({ sort })}>{letterSorts[sort].label[language]}</a>
            </th>
            <td data-label={say.text}>{isUsual ? say.usual : say.version(version)}</td>
            <td data-label={say.changed}>{changed ? formatMoment(changed.at, language) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type NumbersProps = { readonly visit: Visit; readonly numbering: NumberingNow }

function Numbers({ visit, numbering }: NumbersProps): Child {
  const { language, visitor } = visit
  const say = texts[language]
  const may = mayAct(visitor.actor, 'letter.template.edit', { programme: '' })
  const form = visit.form('number')
  return (
    <section>
      <h2>{say.numbers}</h2>
      <SummaryList
        lines={[
          { name: say.next, value: numbering.next },
          { name: say.last, value: say.issued(numbering.last) },
        ]}
      />
      {may.ok ? (
        <Form form={form}>
          <Fields form={form} fields={numberFields} values={{ numberForm: numbering.form }} />
          <Buttons submit={say.save} />
        </Form>
      ) : (
        <p class="hint">{may.refusal.message[language]}</p>
      )}
    </section>
  )
}

const texts = {
  ja: {
    title: '通知書の文面',
    letters: '通知書',
    lead: '種類ごとに、これから発行する通知書の文面です。変えても、発行済みの通知書は変わりません。',
    sort: '種類',
    text: 'いまの文面',
    usual: '標準',
    version: (version: number) => `第${version}版`,
    changed: '変えた日時',
    numbers: '文書番号',
    next: '次の番号',
    last: '今年度に発行した数',
    issued: (count: number) => `${count}通`,
    save: '番号の形を保存する',
  },
  en: {
    title: 'Texts of letters',
    letters: 'Official letters',
    lead: 'How letters of each kind will read from now on. Those that were issued stay as they are.',
    sort: 'Kind',
    text: 'Text',
    usual: 'Usual',
    version: (version: number) => `Version ${version}`,
    changed: 'Changed',
    numbers: 'Numbers',
    next: 'Next number',
    last: 'Issued this fiscal year',
    issued: (count: number) => `${count} ${count === 1 ? 'letter' : 'letters'}`,
    save: 'Save the form of the numbers',
  },
} as const

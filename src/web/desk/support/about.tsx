/** The company of a support, why it is on the list, and whom it turns to. */
import type { Child } from 'hono/jsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { mayRecord, sharingAgencies } from './open-desk-support.ts'
import { standingFields } from './support-fields.ts'
import type { PartProps } from './part-props.ts'

/** What is known, and the form to change it. */
export function About({ visit, read }: PartProps): Child {
  const { language } = visit
  const say = texts[language]
  const { detail, standing } = read
  const { area, why, contactName, contactTelephone } = standing
  const form = visit.form('describe')
  const names = sharingAgencies(read).map(({ name }) => name[language])
  const line = (name: string, value: string | null | undefined) => (value ? [{ name, value }] : [])
  return (
    <section>
      <h2>{say.title}</h2>
      <SummaryList
        lines={[
          { name: say.agencies, value: names.length === 0 ? say.nobody : names.join(say.comma) },
          ...line(say.area, area),
          ...line(say.why, why),
          ...line(say.person, detail?.name === read.name ? null : detail?.name),
          ...line(say.telephone, detail?.telephone),
          ...line(say.mail, detail?.mail),
          ...line(say.contact, [contactName, contactTelephone].filter(Boolean).join(' ')),
        ]}
      />
      {mayRecord(visit, read).ok && (
        <details class="more" open={form.isShownAgain}>
          <summary>{say.change}</summary>
          <Form form={form}>
            <Fields form={form} fields={standingFields} values={standing} />
            <Buttons submit={say.keep} />
          </Form>
        </details>
      )}
    </section>
  )
}

const texts = {
  ja: {
    title: '企業と担当',
    agencies: '支援機関',
    nobody: 'まだ割り当てていません',
    comma: '、',
    area: '地域',
    why: '働きかける理由',
    person: '企業の担当者',
    telephone: '電話番号',
    mail: 'メールアドレス',
    contact: '企業に知らせる担当者',
    change: '書き直す',
    keep: '保存する',
  },
  en: {
    title: 'The company, and who is in charge',
    agencies: 'Agencies',
    nobody: 'None yet',
    comma: ', ',
    area: 'Area',
    why: 'Why it is on the list',
    person: 'Contact at the company',
    telephone: 'Telephone',
    mail: 'Mail address',
    contact: 'Whom the company turns to',
    change: 'Change this',
    keep: 'Save',
  },
} as const

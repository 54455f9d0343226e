/** Pages with every component on them, for looking at what all rooms are built from. */
import type { Child } from 'hono/jsx'
import { readFields } from '../../src/web/form/field.ts'
import {
  checkField,
  choiceField,
  choicesField,
  dateField,
  fileField,
  longTextField,
  numberField,
  textField,
} from '../../src/web/form/fields.ts'
import { ok, refuse } from '../../src/kit/result.ts'
import { readListQuery } from '../../src/web/list.ts'
import { moved, type PersonalPage, type Rooms, shown } from '../../src/web/personal.ts'
import { Cards } from '../../src/web/ui/cards.tsx'
import { ActButton } from '../../src/web/ui/form/act-button.tsx'
import { ConfirmForm } from '../../src/web/ui/form/confirm-form.tsx'
import { Buttons, Fields, Form } from '../../src/web/ui/form/form.tsx'
import { ListPage } from '../../src/web/ui/list-page.tsx'
import { LiveRegion } from '../../src/web/ui/live-region.tsx'
import { StatusTag } from '../../src/web/ui/status-tag.tsx'
import { Steps } from '../../src/web/ui/steps.tsx'
import { SummaryList } from '../../src/web/ui/summary-list.tsx'
import { Tabs } from '../../src/web/ui/tabs.tsx'

const times = [
  { value: 'am', label: { ja: '午前', en: 'Morning' } },
  {
    value: 'pm',
    label: { ja: '午後', en: 'Afternoon' },
    hint: { ja: '満席です', en: 'No seat is left' },
    isClosed: true,
  },
]
const wards = ['千代田区', '中央区', '港区', '新宿区', '文京区', '台東区', '墨田区'].map((ja) => ({
  value: ja,
  label: { ja, en: ja },
}))

const fields = {
  name: textField({
    label: { ja: '氏名', en: 'Name' },
    required: true,
    longest: 20,
    autocomplete: 'name',
  }),
  mail: textField({
    label: { ja: 'メールアドレス', en: 'Mail address' },
    hint: { ja: '確認のメールを送ります。', en: 'We send a mail to confirm.' },
    required: true,
    type: 'email',
    autocomplete: 'email',
  }),
  birthday: dateField({
    label: { ja: '生年月日', en: 'Date of birth' },
    required: false,
    typed: true,
    autocomplete: 'bday',
  }),
  from: dateField({ label: { ja: '利用日', en: 'Day of use' }, required: true }),
  people: numberField({
    label: { ja: '人数', en: 'People' },
    required: true,
    least: 1,
    greatest: 10,
    unit: { ja: '人', en: 'people' },
  }),
  time: choiceField({ label: { ja: '時間帯', en: 'Time' }, required: true, choices: times }),
  ward: choiceField({ label: { ja: '区', en: 'Ward' }, required: false, choices: wards }),
  wishes: choicesField({
    label: { ja: '手伝ってほしいこと', en: 'What you want help with' },
    required: false,
    choices: wards.slice(0, 3),
  }),
  why: longTextField({ label: { ja: '応募の理由', en: 'Why you apply' }, required: false }),
  paper: fileField({
    label: { ja: '履歴書', en: 'Curriculum vitae' },
    required: false,
    accept: ['.pdf'],
    maxBytes: 1024 * 1024,
  }),
  agreed: checkField({
    label: { ja: '個人情報の扱い', en: 'Personal data' },
    text: { ja: '利用目的を読み、同意する', en: 'I have read the purpose and agree' },
    required: true,
  }),
}

/** What the board shows, and who is told of it. */
export const board = { words: '1番', changed: (): void => undefined }

/** The board each time that it changed. */
async function* followBoard(signal: AbortSignal): AsyncGenerator<Child> {
  while (!signal.aborted) {
    yield <p>{board.words}</p>
    await new Promise<void>((resolve) => {
      board.changed = resolve
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }
}

/** What forms did, and drafts saved, in order. */
export const done: string[] = []

const formPage: PersonalPage<'myPage'> = {
  for: 'anyone',
  show: (visit) => {
    const form = visit.form('apply')
    const closed = refuse('closed', '受付期間が終わりました。', 'The window has closed.')
    const title = visit.language === 'ja' ? '申し込む' : 'Apply'
    return Promise.resolve(
      shown({
        title,
        trail: [{ name: 'A', href: visit.to.offerings() }, { name: title }],
        body: (
          <>
            <h1>{title}</h1>
            <Form form={form} hasFiles autosave="saveDraft" isGuarded>
              <Fields form={form} fields={fields} values={{ name: '田中', people: 2 }} />
              <Buttons submit="送る" cancel={{ href: visit.to.offerings(), label: 'やめる' }}>
                <button name="act" value="saveDraft" class="secondary">
                  下書きを保存する
                </button>
              </Buttons>
            </Form>
            <section aria-label="acts">
              <ActButton form={visit.form('close', '1')} label="取り下げる" allowed={closed} />
              <ActButton
                form={visit.form('open', '1')}
                label="確定する"
                allowed={{ ok: true, value: undefined }}
                look="secondary"
              />
            </section>
          </>
        ),
      }),
    )
  },
  acts: {
    apply: (visit, form) => {
      const values = readFields(form, fields)
      if (!values.ok) return Promise.resolve(values)
      done.push(`apply ${values.value.name}`)
      return Promise.resolve(moved(visit.to.offerings(), 'sent'))
    },
    saveDraft: (visit, form) => {
      done.push(`draft ${form.text('name')}`)
      return Promise.resolve(moved(visit.here, 'draft_saved'))
    },
    open: (visit) => Promise.resolve(moved(visit.here, 'saved')),
  },
}

const partsPage: PersonalPage<'offerings'> = {
  for: 'anyone',
  show: (visit) => {
    const tones = ['neutral', 'waiting', 'good', 'attention', 'over'] as const
    const card = { href: visit.to.myPage(), title: '合同面接会', body: <p>残り 12席</p> }
    return Promise.resolve(
      shown({
        title: 'Parts',
        body: (
          <>
            <h1>Parts</h1>
            <Tabs
              label="Pages"
              tabs={[
                { href: visit.here, label: '概要', isOpen: true },
                { href: visit.to.myPage(), label: '申込', isOpen: false },
              ]}
            />
            <p>
              {tones.map((tone) => (
                <>
                  <StatusTag label={`状態 ${tone}`} tone={tone} />{' '}
                </>
              ))}
            </p>
            <Steps
              language={visit.language}
              current={1}
              steps={[
                { name: '申込', text: '4月1日' },
                { name: '選考', text: '結果は5月1日に知らせます。' },
                { name: '受講' },
              ]}
            />
            <SummaryList
              lines={[
                {
                  name: '氏名',
                  value: '田中',
                  change: { href: visit.to.myPage(), label: '変える' },
                },
              ]}
            />
            <Cards cards={[{ ...card, above: <StatusTag label="受付中" tone="good" /> }, card]} />
            <LiveRegion
              href={visit.to.secondFactor()}
              reload={visit.here}
              language={visit.language}
            >
              <p id="now">待っています</p>
            </LiveRegion>
          </>
        ),
      }),
    )
  },
}

const confirmPage: PersonalPage<'signOut'> = {
  for: 'anyone',
  show: (visit) =>
    Promise.resolve(
      shown({
        title: '取り下げ',
        body: (
          <ConfirmForm
            form={visit.form('withdraw')}
            question="申込を取り下げますか"
            consequence="席はすぐにほかの人に回ります。元には戻せません。"
            lines={[{ name: '催し', value: '合同面接会' }]}
            submit="取り下げる"
            back={{ href: visit.to.myPage(), label: '取り下げずに戻る' }}
          />
        ),
      }),
    ),
}

type Row = { readonly id: string; readonly name: string; readonly seats: number }

const listPage: PersonalPage<'desk'> = {
  for: 'desk.open',
  show: (visit) => {
    const asked = readListQuery(visit.query, { sorts: ['name', 'seats'], usual: 'name' })
    const rows = Array.from({ length: asked.filter('q') === 'none' ? 0 : 3 }, (_, index) => ({
      id: String(index),
      name: `申込 ${index}`,
      seats: index * 1000,
    }))
    const cells = [
      {
        label: '名前',
        sort: 'name',
        cell: ({ id, name }: Row): Child => <a href={`#${id}`}>{name}</a>,
      },
      { label: '席', sort: 'seats', isNumber: true, cell: ({ seats }: Row): Child => seats },
      { label: '状態', cell: (): Child => <StatusTag label="審査中" tone="waiting" /> },
      {
        label: '操作',
        cell: ({ id, name }: Row): Child => (
          <ActButton
            form={visit.form('accept', id)}
            label="受け入れる"
            about={name}
            look="secondary"
            allowed={
              id === '1' ? refuse('full', '満席です。', 'No seat is left.') : { ok: true, value: 0 }
            }
          />
        ),
      },
    ]
    return Promise.resolve(
      shown({
        title: '申込の一覧',
        body: (
          <ListPage
            visit={visit}
            title="申込の一覧"
            asked={asked}
            slice={{ rows, previous: ['a'], next: rows.length > 0 ? ['c'] : null }}
            total={120}
            columns={cells}
            filters={[
              { kind: 'search', name: 'q', label: 'ことば' },
              { kind: 'date', name: 'since', label: 'この日から' },
              {
                kind: 'select',
                name: 'state',
                label: '状態',
                options: [{ value: 'a', label: '審査中' }],
              },
            ]}
            empty={<p>まだ申込はありません。</p>}
            links={[{ href: visit.here, label: '書き出す', isDownload: true }]}
          />
        ),
      }),
    )
  },
}

/** Under the name of a page that is not served here: the stream's address is all that matters. */
const streams: object = {
  secondFactor: {
    for: 'anyone',
    follow: (_: unknown, signal: AbortSignal) => Promise.resolve(ok(followBoard(signal))),
  },
}

/** The pages, under the names of real routes. */
export const componentRooms: Rooms = {
  personal: { myPage: formPage, offerings: partsPage, signOut: confirmPage, desk: listPage },
  privateFiles: {},
  live: { ...streams },
}

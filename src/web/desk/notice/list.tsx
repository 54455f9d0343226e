/** The mailbox: every notice of a visitor's programmes, and how it stands. */
import type { Child } from 'hono/jsx'
import { listNotices, type MailboxFilter, readMailQueue } from '../../../commands/notice/mailbox.ts'
import { findTemplate, templateNames, templates } from '../../../domain/notice/catalogue.ts'
import { noticeStateNames, noticeStates } from '../../../domain/notice/state.ts'
import { isId } from '../../../kit/id.ts'
import { type Slice, sliceOf } from '../../../kit/slice.ts'
import type { Result } from '../../../kit/result.ts'
import { ok } from '../../../kit/result.ts'
import type { NoticeEntry, QueueState } from '../../../store/notice/list.ts'
import { type ListQuery, readListQuery } from '../../list.ts'
import { type AnyVisit, contextOf, type PersonalPage, shown } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { deskNames } from '../offering/frame.tsx'
import { type PlanLines, readPlanLines } from '../plan-lines.ts'
import { noticeTones } from './state-tone.ts'

/** The list is always the newest first: a notice's id grows with its time. */
const order = { sorts: ['created'], usual: '-created' } as const

/** The page. */
export const noticesPage: PersonalPage<'deskNotices'> = {
  for: 'notice.list',
  show: async (visit) => {
    const asked = readListQuery(visit.query, order)
    const slice = await readSlice(visit, asked)
    if (!slice.ok) return slice
    const queue = await readMailQueue(contextOf(visit))
    const lines = await inBooks(visit, readPlanLines)
    const { language, to } = visit
    const say = texts[language]
    return shown({
      title: say.title,
      trail: [{ name: deskNames.desk[language], href: to.desk() }, { name: say.title }],
      body: (
        <ListPage
          visit={visit}
          title={say.title}
          lead={<Standing visit={visit} queue={queue} />}
          asked={asked}
          slice={slice.value}
          columns={columnsOf(visit, lines)}
          filters={filterFields(visit)}
          empty={<p>{say.empty}</p>}
          links={exportLinks(to.exportNotices(), visit.query, language)}
        />
      ),
    })
  },
}

async function readSlice(
  visit: AnyVisit,
  { slice, filter }: ListQuery,
): Promise<Result<Slice<NoticeEntry>>> {
  const [id = ''] = slice.at?.key ?? []
  const at = slice.at !== null && isId(id) ? slice.at : null
  const isBefore = at?.side === 'before'
  const cursor = {
    after: at && !isBefore ? id : null,
    before: isBefore ? id : null,
    limit: slice.limit + 1,
  }
  const asked = { filter: noticeFilters(filter), cursor }
  const listed = await listNotices(contextOf(visit), visit.visitor.actor, asked)
  if (!listed.ok) return listed
  return ok(sliceOf(listed.value, { ...slice, at }, ({ id: own }) => [own]))
}

/** What of the address narrows the list; what it cannot understand narrows nothing. */
export function noticeFilters(filter: (name: string) => string): MailboxFilter {
  const state = noticeStateNames.find((name) => name === filter('state'))
  const template = templateNames.find((name) => name === filter('template'))
  const address = filter('address').normalize('NFKC').toLowerCase().replaceAll('\0', '')
  return {
    ...(state && { states: [state] }),
    ...(template && { template }),
    ...(address !== '' && { address }),
  }
}

function filterFields({ language }: AnyVisit): readonly ListFilterField[] {
  const say = texts[language]
  return [
    { kind: 'search', name: 'address', label: say.addressFilter },
    {
      kind: 'select',
      name: 'state',
      label: say.state,
      options: noticeStateNames.map((value) => ({ value, label: noticeStates[value][language] })),
    },
    {
      kind: 'select',
      name: 'template',
      label: say.template,
      options: templateNames.map((value) => ({ value, label: templates[value].label[language] })),
    },
  ]
}

function columnsOf(visit: AnyVisit, lines: PlanLines): readonly Column<NoticeEntry>[] {
  const { language, to } = visit
  const say = texts[language]
  return [
    {
      label: say.template,
      cell: ({ id, template, programme }) => (
        <>
          <a href={to.deskNotice({ notice: id })}>
            {findTemplate(template)?.label[language] ?? template}
          </a>
          {programme !== '' && (
            <span class="under">{lines.nameOf({ programme, component: '' }, language)}</span>
          )}
        </>
      ),
    },
    { label: say.address, cell: ({ address }) => address ?? say.erased },
    {
      label: say.state,
      cell: ({ state }) => (
        <StatusTag label={noticeStates[state][language]} tone={noticeTones[state]} />
      ),
    },
    { label: say.created, cell: ({ createdAt }) => formatMoment(createdAt, language) },
    { label: say.sent, cell: (entry) => sentCell(entry, visit) },
  ]
}

/** When it went out, or when it is tried next. */
function sentCell({ state, sentAt, nextAttemptAt }: NoticeEntry, { language }: AnyVisit): Child {
  if (sentAt !== null) return formatMoment(sentAt, language)
  if (state !== 'waiting') return '—'
  return texts[language].next(formatMoment(nextAttemptAt, language))
}

type StandingProps = { readonly visit: AnyVisit; readonly queue: QueueState }

/** How the queue stands, and what it means where no mail leaves the machine. */
function Standing({ visit, queue }: StandingProps): Child {
  const { language, services } = visit
  const say = texts[language]
  if (!services.accounts.sendsMail) return say.keptOnly
  const { oldestDueAt } = queue
  return oldestDueAt === null ? say.nothingWaits : say.waits(formatMoment(oldestDueAt, language))
}

const texts = {
  ja: {
    title: '通知',
    keptOnly:
      'メールサーバーが設定されていないため、メールは送られません。ここに保管した内容を開いて、必要な方に伝えてください。',
    nothingWaits: '送信を待っている通知はありません。',
    waits: (since: string) => `${since}から送信を待っている通知があります。`,
    template: '種類',
    address: '宛先',
    addressFilter: '宛先のメールアドレス',
    erased: '（消去済み）',
    state: '状態',
    created: '作成',
    sent: '送信',
    next: (when: string) => `${when}に送ります`,
    empty: 'まだ通知はありません。申込があると、確認のメールなどがここに並びます。',
  },
  en: {
    title: 'Notices',
    keptOnly:
      'No mail server is set, so no mail is sent. Open what is kept here and tell people yourself.',
    nothingWaits: 'No notice waits to be sent.',
    waits: (since: string) => `Notices have waited to be sent since ${since}.`,
    template: 'Kind',
    address: 'To',
    addressFilter: 'Mail address',
    erased: '(erased)',
    state: 'State',
    created: 'Made',
    sent: 'Sent',
    next: (when: string) => `to be sent ${when}`,
    empty: 'There are no notices yet. Confirmations stand here once people apply.',
  },
} as const

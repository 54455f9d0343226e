/** One support at the desk: where it stands, what comes next, what it aims at, what was done. */
import type { Child } from 'hono/jsx'
import { stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { type PersonalPage, shown } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { toneOf } from '../application/state-tone.ts'
import { About } from './about.tsx'
import { Dues } from './dues.tsx'
import { Goals } from './goals.tsx'
import { companyName, mayRecord, readDeskSupport, supportTrail } from './open-desk-support.ts'
import type { PartProps } from './part-props.ts'
import { Records } from './records.tsx'
import { Steps } from './steps.tsx'
import { supportActs } from './support-acts.ts'
import { supportWords } from './words.ts'

/** The page. */
export const deskSupportPage: PersonalPage<'deskSupport'> = {
  for: 'support.list',
  show: async (visit) => {
    const found = await readDeskSupport(visit, visit.params.application)
    if (!found.ok) return found
    const read = found.value
    const { language } = visit
    const name = companyName(read, visit)
    return shown({
      title: `${name}｜${supportWords.board[language]}`,
      trail: supportTrail(visit, read),
      body: <Body visit={visit} read={read} />,
    })
  },
  acts: supportActs,
}

function Body({ visit, read }: PartProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const { application, offering } = read
  const definition = stateIn('support', application.state)
  const place = { application: application.id }
  const may = mayRecord(visit, read)
  const number = formatTicketCode(application.number as TicketCode)
  return (
    <>
      <p class="over-title">
        {offering.settings.title[language]} {number}{' '}
        <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      </p>
      <h1>{companyName(read, visit)}</h1>
      <p class="act-row">
        {may.ok && application.state !== 'withdrawn' && application.state !== 'closed' && (
          <a class="button" href={to.supportRecord(place)}>
            {supportWords.record[language]}
          </a>
        )}
        <a href={to.supportTimeline(place)}>{say.timeline}</a>
        <a href={to.supportSharing(place)}>{say.sharing}</a>
      </p>
      {!read.isReadable && <p class="hint">{say.hidden}</p>}
      <Dues visit={visit} read={read} />
      <Goals visit={visit} read={read} />
      <Records visit={visit} read={read} />
      <About visit={visit} read={read} />
      {may.ok ? <Steps visit={visit} read={read} /> : null}
    </>
  )
}

const texts = {
  ja: {
    timeline: '経過を図で見る',
    sharing: '支援機関と引継ぎ',
    hidden: '話した内容と予定の内容は、この支援を受け持つ人だけが読みます。',
  },
  en: {
    timeline: 'See the timeline',
    sharing: 'Agencies and handing over',
    hidden: 'What was said and planned is read by those who share this support alone.',
  },
} as const

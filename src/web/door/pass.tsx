/** The link to a door: what it opens, and the button that opens it on this telephone. */
import { openDoor } from '../../commands/gathering/pass.ts'
import { moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { Buttons, Form } from '../ui/form/form.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { formatMoment, formatSpan } from '../ui/when.ts'
import { closedDoor } from './closed-door.tsx'
import { contextFor, openingCookie } from './open-door.ts'

type Visit = PersonalVisit<'doorPass'>

/** The page. Looking at the link opens nothing: previews of messages look at links, too. */
export const doorPassPage: PersonalPage<'doorPass'> = {
  for: 'anyone',
  show: async (visit) => {
    const opened = await openDoor(contextFor(visit), visit.params.token)
    if (!opened.ok) return closedDoor(visit, opened)
    const { language } = visit
    const { pass, offering, session } = opened.value
    const say = texts[language]
    const form = visit.form('open')
    return shown({
      title: say.title,
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{say.lead}</p>
          <SummaryList
            lines={[
              { name: say.gathering, value: offering.settings.title[language] },
              { name: say.when, value: formatSpan(session, language) },
              { name: say.label, value: pass.label },
              { name: say.until, value: formatMoment(pass.expiresAt, language) },
            ]}
          />
          <p>{say.duty}</p>
          <Form form={form}>
            <Buttons submit={say.open} />
          </Form>
        </>
      ),
    })
  },
  acts: { open },
}

async function open(visit: Visit) {
  const { token } = visit.params
  const opened = await openDoor(contextFor(visit), token)
  if (!opened.ok) return opened
  const answer = moved(visit.to.door())
  const cookie = openingCookie(token, opened.value, visit.services.clock.now())
  return { ...answer, value: { ...answer.value, cookies: [cookie] } }
}

const texts = {
  ja: {
    title: '受付をはじめる',
    lead: 'この端末で、来場した方の受付ができるようになります。',
    gathering: '催し',
    when: '日時',
    label: '受付の場所',
    until: '使える期限',
    duty: '受付で見た名前や番号は、受付のほかに使わないでください。終わったら、この画面を閉じてください。',
    open: 'この端末で受付をはじめる',
  },
  en: {
    title: 'Open the door',
    lead: 'On this telephone you can then check in those who come.',
    gathering: 'Gathering',
    when: 'When',
    label: 'Door',
    until: 'Good until',
    duty: 'Use the names and numbers that you see for the check-in only. Close this page when you are done.',
    open: 'Open the door on this telephone',
  },
} as const

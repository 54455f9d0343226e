/** Invitations that wait for an answer. */
import type { Child } from 'hono/jsx'
import {
  endInvitation,
  listInvitations,
  type OpenInvitation,
} from '../../../commands/account/invitation.ts'
import { mayInvite } from '../../../domain/account/staff.ts'
import { toInstant } from '../../../kit/calendar.ts'
import type { Result } from '../../../kit/result.ts'
import { placeWords } from '../../account/role-words.ts'
import { mayAnywhere } from '../../admission.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
} from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { formatMoment } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { type PlanLines, readPlanLines } from '../plan-lines.ts'
import { showPeople } from './frame.tsx'

type InvitationsVisit = PersonalVisit<'invitations'>

/** The page. */
export const invitationsPage: PersonalPage<'invitations'> = {
  for: 'people.list',
  show: async (visit) => {
    const open = await listInvitations(contextOf(visit))
    if (!open.ok) return open
    const lines = await inBooks(visit, readPlanLines)
    const say = texts[visit.language]
    const links = mayAnywhere(visit.visitor.actor, 'people.invite')
      ? [{ href: visit.to.invitePerson(), label: say.invite }]
      : []
    const body = <Invitations visit={visit} open={open.value} lines={lines} />
    return showPeople(visit, 'invitations', { body, links })
  },
  acts: { end },
}

async function end(visit: InvitationsVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const done = await endInvitation(contextOf(visit, form), form.item)
  return done.ok ? moved(visit.to.invitations(), 'invitation_ended') : done
}

type InvitationsProps = {
  readonly visit: InvitationsVisit
  readonly open: readonly OpenInvitation[]
  readonly lines: PlanLines
}

function Invitations({ visit, open, lines }: InvitationsProps): Child {
  const { language, visitor } = visit
  const say = texts[language]
  if (open.length === 0) return <p>{say.empty}</p>
  const when = (moment: Date) => formatMoment(toInstant(moment), language)
  return (
    <table class="plain stacked list">
      <caption class="for-readers">{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.address}</th>
          <th scope="col">{say.role}</th>
          <th scope="col">{say.sent}</th>
          <th scope="col">{say.until}</th>
          <th scope="col">{say.act}</th>
        </tr>
      </thead>
      <tbody>
        {open.map(({ id, address, createdAt, expiresAt, ...place }) => (
          <tr>
            <th scope="row">{address}</th>
            <td data-label={say.role}>{placeWords(place, lines, language)}</td>
            <td data-label={say.sent}>{when(createdAt)}</td>
            <td data-label={say.until}>{when(expiresAt)}</td>
            <td data-label={say.act}>
              <ActButton
                form={visit.form('end', id)}
                label={say.end}
                about={address}
                allowed={mayInvite(visitor.actor, place)}
                look="secondary"
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const texts = {
  ja: {
    title: '返事を待っている招待',
    invite: '職員を招く',
    empty: '返事を待っている招待はありません。',
    address: 'メールアドレス',
    role: '権限',
    sent: '招待',
    until: '期限',
    act: '操作',
    end: '取り消す',
  },
  en: {
    title: 'Invitations that wait for an answer',
    invite: 'Invite staff',
    empty: 'No invitation waits for an answer.',
    address: 'Mail address',
    role: 'Role',
    sent: 'Invited',
    until: 'Until',
    act: 'Act',
    end: 'Take back',
  },
} as const

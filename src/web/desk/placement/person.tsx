/** One person's placement at the desk: wishes, positions that suit and why, and every step. */
import type { Child } from 'hono/jsx'
import { proposeMatch } from '../../../commands/placement/match.ts'
import {
  listPositionsFor,
  type PersonPlacement,
  type RankedPosition,
  readPersonPlacement,
} from '../../../commands/placement/read-person.ts'
import { readProfileToEdit, saveProfile } from '../../../commands/placement/profile.ts'
import type { PersonProfile } from '../../../domain/delivery/placement/profile.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { atField } from '../../form/submitted.ts'
import {
  contextOf,
  moved,
  type PersonalAct,
  type PersonalPage,
  type PersonalVisit,
} from '../../personal.ts'
import { knownProfile, profileFields, typedProfile } from '../../apply/placement/fields.ts'
import { profileLines } from '../../apply/placement/summary.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { toneOf } from '../application/state-tone.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { erasedName } from './list.tsx'
import { openDeskPlacement } from './open-desk-placement.ts'
import { PersonMatches } from './person-matches.tsx'
import { StepForms } from './person-steps.tsx'
import { RankedPositions } from './ranked.tsx'
import { deskStepNames, deskSteps, stepFaults } from './steps.ts'

type Visit = PersonalVisit<'deskPlacement'>

/** The page. */
export const deskPlacementPage: PersonalPage<'deskPlacement'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readAll(visit)
    if (!read.ok) return read
    const { person } = read.value
    return showInOffering(visit, {
      offering: person.offering,
      tab: 'placements',
      title: person.detail?.name ?? erasedName(visit),
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: {
    ...Object.fromEntries(deskStepNames.map((name) => [name, stepAct(name)])),
    propose: async (visit, form) => {
      const given = { application: visit.params.application, position: form.item }
      const done = await proposeMatch(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'act_done') : done
    },
    profile: async (visit, form) => {
      const read = await readAll(visit)
      if (!read.ok) return read
      const values = readFields(form, profileFields(read.value.person.settings))
      if (!values.ok) return values
      const { application } = visit.params
      const edit = { application, profile: typedProfile(values.value) }
      const done = await saveProfile(contextOf(visit, form), edit)
      return done.ok ? moved(visit.here, 'saved') : done
    },
  },
}

function stepAct(name: (typeof deskStepNames)[number]): PersonalAct<'deskPlacement'> {
  return async (visit, form) => {
    const opened = await inBooks(visit, (books) => openDeskPlacement(books, visit, whose(visit)))
    if (!opened.ok) return opened
    const { application } = visit.params
    const done = await deskSteps[name].run(contextOf(visit, form), application, form)
    if (done.ok) return moved(visit.here, 'act_done')
    const field = stepFaults[done.refusal.code]
    return field === undefined || done.refusal.faults ? done : atField(field, done)
  }
}

const whose = ({ params }: Visit) => ({ ...params, side: 'placement' }) as const

type Read = {
  readonly person: PersonPlacement
  /** What the form of the profile begins with. */
  readonly typed: PersonProfile
  /** Where somebody waits for a proposal. */
  readonly positions: readonly RankedPosition[]
}

function readAll(visit: Visit): Promise<Result<Read>> {
  return inBooks(visit, async (books) => {
    const opened = await openDeskPlacement(books, visit, whose(visit))
    if (!opened.ok) return opened
    const person = await readPersonPlacement(books, opened.value)
    const { profile: typed } = await readProfileToEdit(books, opened.value)
    const isWaiting = opened.value.application.state === 'registered'
    const positions = isWaiting ? await listPositionsFor(books, opened.value, person.profile) : []
    return ok({ person, typed, positions })
  })
}

type BodyProps = { readonly visit: Visit; readonly read: Read }

function Body({ visit, read }: BodyProps): Child {
  const { language, to } = visit
  const { person, positions } = read
  const { application } = person
  const say = texts[language]
  const definition = stateIn('placement', application.state)
  const refused = person.earlier
    .filter(({ match }) => match.closedBy === 'person' || match.closedBy === 'company')
    .map(({ match }) => match.position)
  return (
    <>
      <p class="tags">
        <StatusTag label={definition.label[language]} tone={toneOf(definition)} />{' '}
        {formatTicketCode(application.number as TicketCode)}
      </p>
      <PersonMatches visit={visit} person={person} />
      <StepForms visit={visit} person={person} />
      {application.state === 'registered' && (
        <RankedPositions
          visit={visit}
          positions={positions}
          refused={refused}
          form={(position) => visit.form('propose', position)}
        />
      )}
      <Profile visit={visit} read={read} />
      <p class="links">
        <a href={to.deskApplication({ application: application.id })}>{say.application}</a>
      </p>
    </>
  )
}

function Profile({ visit, read }: BodyProps): Child {
  const { language } = visit
  const { person, typed } = read
  const { profile, settings, application } = person
  const say = texts[language]
  const form = visit.form('profile')
  const birthDate = profile?.birthDate ?? null
  return (
    <section>
      <h2>{say.profile}</h2>
      {profile === null ? (
        <p>{say.noProfile}</p>
      ) : (
        <SummaryList
          lines={[
            ...profileLines(profile, settings, language),
            ...(birthDate ? [{ name: say.birth, value: formatDate(birthDate, language) }] : []),
          ]}
        />
      )}
      {stateIn('placement', application.state).isLive && (
        <details class="more" open={form.isShownAgain}>
          <summary>{profile === null ? say.enter : say.edit}</summary>
          <Form form={form}>
            <Fields form={form} fields={profileFields(settings)} values={knownProfile(typed)} />
            <Buttons submit={say.save} />
          </Form>
        </details>
      )}
    </section>
  )
}

const texts = {
  ja: {
    profile: '希望',
    noProfile: 'まだ登録されていません。本人がマイページで登録するか、聞き取って入力してください。',
    birth: '生年月日',
    enter: '希望を入力する',
    edit: '希望を直す',
    save: '保存する',
    application: '申込のページ（連絡先・回答・これまでの操作）',
  },
  en: {
    profile: 'Wishes',
    noProfile: 'Nothing yet. The person enters it on their page, or you do after talking to them.',
    birth: 'Date of birth',
    enter: 'Enter the profile',
    edit: 'Change the profile',
    save: 'Save',
    application: 'The application: contact, answers, history',
  },
} as const

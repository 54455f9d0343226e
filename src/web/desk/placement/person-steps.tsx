/** The forms of the steps that lead on from where a person's placement stands. */
import type { Child } from 'hono/jsx'
import type { PersonPlacement } from '../../../commands/placement/read-person.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { findAct } from '../../../domain/delivery/register.ts'
import { present } from '../../../kit/check.ts'
import type { AnyVisit } from '../../personal.ts'
import { Buttons, Fields, Form, type KnownValues } from '../../ui/form/form.tsx'
import { type DeskStep, type DeskStepName, deskStepNames, deskSteps } from './steps.ts'

type StepsProps = { readonly visit: AnyVisit; readonly person: PersonPlacement }

/** The forms: what leads on first, ways back behind headings that open. */
export function StepForms({ visit, person }: StepsProps): Child {
  const say = texts[visit.language]
  const names = deskStepNames.filter((name) => leadsOn(name, person))
  if (names.length === 0) return null
  const steps = names.map((name) => ({ name, step: deskSteps[name] }))
  return (
    <section>
      <h2>{say.title}</h2>
      {steps.map(({ name, step }) => (
        <Step visit={visit} person={person} name={name} step={step} />
      ))}
    </section>
  )
}

/** Whether a step follows from the state, and has not been done. */
function leadsOn(name: DeskStepName, { application, current, checks }: PersonPlacement): boolean {
  const definition = present(findAct('placement', deskSteps[name].act), 'the act of a step')
  if (!definition.from.includes(application.state)) return false
  if (name === 'person-yes') return current?.match.person?.says !== 'yes'
  if (name === 'company-yes') return current?.match.company?.says !== 'yes'
  if (name === 'retention') return checks.some(({ noted, isMoot }) => !noted && !isMoot)
  return true
}

type StepProps = StepsProps & { readonly name: DeskStepName; readonly step: DeskStep }

function Step({ visit, person, name, step }: StepProps): Child {
  const { language, visitor } = visit
  const { programme } = person.offering
  const definition = present(findAct('placement', step.act), 'the act of a step')
  const roles = definition.roles.filter((role) => role !== 'applicant')
  const may = mayWith(visitor.actor, { label: definition.label, roles }, { programme })
  const form = visit.form(name)
  const label = step.label[language]
  const hasFields = Object.keys(step.fields).length > 0
  if (!may.ok) return <p class="hint">{may.refusal.message[language]}</p>
  const body = (
    <Form form={form}>
      <Fields form={form} fields={step.fields} values={knownOf(name, person)} />
      <Buttons submit={label} />
    </Form>
  )
  if (!hasFields) return body
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{label}</summary>
      {body}
    </details>
  )
}

/** What the fields of a step begin with. */
function knownOf(name: DeskStepName, { current }: PersonPlacement): KnownValues {
  if (!current) return {}
  const { term, match, position } = current
  const known: Partial<Record<DeskStepName, KnownValues>> = {
    'plan-visit': { on: match.visitOn },
    visit: { visitedOn: match.visitOn },
    decide: { from: position.position.from, to: position.position.to, withLetter: true },
    start: { startedOn: term?.startsOn },
    period: { from: term?.startsOn, to: term?.endsOn },
    end: { endedOn: term?.endsOn },
    result: { reason: term?.hostReason ?? undefined },
  }
  return known[name] ?? {}
}

const texts = {
  ja: { title: '次にすること' },
  en: { title: 'What comes next' },
} as const

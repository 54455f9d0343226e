/** The forms of the acts that follow from where a grant stands: each only where it can be done. */
import type { Child } from 'hono/jsx'
import { mayWith } from '../../../domain/access/capability.ts'
import { grant } from '../../../domain/delivery/grant.ts'
import type { ActDefinition } from '../../../domain/delivery/lifecycle.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import type { FieldTable } from '../../form/field.ts'
import { Buttons, Fields, Form, type KnownValues } from '../../ui/form/form.tsx'
import type { CasePartProps, CaseVisit } from './read-case.ts'
import {
  changeFields,
  decideFields,
  fixFields,
  reasonsField,
  repayFields,
  revokeFields,
} from './case-forms.ts'

/** The fields of the refusal. */
export const refuseFields = { reasons: reasonsField }

/** The forms, in the order of the procedure. */
export function DecideForms(props: CasePartProps): Child {
  return (
    <>
      <Deciding {...props} />
      <Changing {...props} />
      <Closing {...props} />
    </>
  )
}

/** Whether an act leads on from where the application stands, and the visitor may do it. */
function canDo({ visit, read }: CasePartProps): (act: string) => boolean {
  const { application, offering } = read
  const acts: Readonly<Record<string, ActDefinition>> = grant.acts
  return (act) => {
    const definition = acts[act]
    if (!definition?.from.includes(application.state)) return false
    return mayWith(visit.visitor.actor, definition, { programme: offering.programme }).ok
  }
}

/** Accepting, deciding, refusing. */
function Deciding(props: CasePartProps): Child {
  const { visit, read } = props
  const { settings, verdict, computed } = read
  const can = canDo(props)
  const say = texts[visit.language]
  const isReady = verdict.state === 'agreed' && verdict.passes
  const decide = settings.variant === 'fixed-sum' ? 'decide-sum' : 'decide'
  const chosen = settings.conditions.filter((each) => each.standard).map(({ key }) => key)
  const most = computed.ok ? say.most(yenWords(computed.value.yen)[visit.language]) : undefined
  return (
    <>
      {can('accept') && <Act {...{ visit, act: 'accept', fields: {} }} isOpen />}
      {can(decide) && isReady && (
        <Act
          {...{ visit, act: 'decide', lead: most, fields: decideFields(settings) }}
          values={{ chosen }}
          isOpen
        />
      )}
      {can('refuse') && <Act {...{ visit, act: 'refuse', fields: refuseFields }} />}
    </>
  )
}

/** What becomes of a change that was asked for. */
function Changing(props: CasePartProps): Child {
  const { visit } = props
  if (!canDo(props)('approve-change')) return null
  return (
    <>
      <Act {...{ visit, act: 'change', fields: changeFields }} isOpen />
      <Act {...{ visit, act: 'suspend', fields: {} }} />
      <Act {...{ visit, act: 'abandon', fields: {} }} />
    </>
  )
}

/** Fixing, revoking, and money that comes back. */
function Closing(props: CasePartProps): Child {
  const { visit, read } = props
  const { application, award } = read
  const can = canDo(props)
  const say = texts[visit.language]
  const standing = award ? award.decidedYen - award.revokedYen : null
  const lead = standing === null ? undefined : say.most(yenWords(standing)[visit.language])
  return (
    <>
      {can('fix') && (
        <Act
          {...{ visit, act: 'fix', lead, fields: fixFields }}
          isOpen={application.state === 'reported'}
        />
      )}
      {can('repay') && <Act {...{ visit, act: 'repay', fields: repayFields }} isOpen />}
      {(can('revoke') || can('reclaim')) && (
        <Act {...{ visit, act: 'revoke', fields: revokeFields }} />
      )}
    </>
  )
}

type ActName = Exclude<keyof (typeof texts)['ja'], 'most'>

type ActProps = {
  readonly visit: CaseVisit
  readonly act: ActName
  readonly lead?: string | undefined
  readonly fields: FieldTable
  readonly values?: KnownValues
  readonly isOpen?: boolean
}

function Act({ visit, act, lead, fields, values, isOpen = false }: ActProps): Child {
  const form = visit.form(act)
  const title = texts[visit.language][act]
  const body = (
    <>
      {lead !== undefined && <p>{lead}</p>}
      <Form form={form} isGuarded={Object.keys(fields).length > 0}>
        <Fields form={form} fields={fields} {...(values && { values })} />
        <Buttons submit={title} />
      </Form>
    </>
  )
  if (isOpen) {
    return (
      <section>
        <h2>{title}</h2>
        {body}
      </section>
    )
  }
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{title}</summary>
      {body}
    </details>
  )
}

const texts = {
  ja: {
    accept: '受理して審査に進める',
    decide: '交付を決定する',
    most: (yen: string) => `上限は${yen}です。`,
    refuse: '不交付とする',
    change: '変更を承認する',
    suspend: '中断を承認する',
    abandon: '廃止を承認する',
    fix: '額を確定する',
    repay: '返還の入金を記録する',
    revoke: '決定を取り消す',
  },
  en: {
    accept: 'Accept for review',
    decide: 'Decide the grant',
    most: (yen: string) => `At most ${yen}.`,
    refuse: 'Refuse',
    change: 'Approve the change',
    suspend: 'Approve the suspension',
    abandon: 'Approve that it is abandoned',
    fix: 'Fix the sum',
    repay: 'Record a repayment',
    revoke: 'Revoke the decision',
  },
} as const

/** What comes next in a certification: papers that came, the decision, a refusal, a revocation. */
import type { Child } from 'hono/jsx'
import { openIn } from '../../../commands/certification/read-examination.ts'
import type { PaperAct } from '../../../commands/certification/request.ts'
import { certificationRights } from '../../../commands/certification/rights.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { certificateSorts } from '../../../domain/delivery/certification/period.ts'
import { statesInForce } from '../../../domain/delivery/certification/standing.ts'
import { findAct, stateIn } from '../../../domain/delivery/register.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import type { PartProps } from './examination-read.ts'
import { decisionFields, reasonFields, remarkFields } from './examination-fields.ts'
import { leadsOn, papersIn, sortsIn } from './examination-state.ts'

/** The part; it stands first on the page. */
export function DecisionPart({ visit, read }: PartProps): Child {
  const { language, visitor } = visit
  const say = texts[language]
  const { application, offering } = read
  const runs = mayWith(visitor.actor, certificationRights.check, offering).ok
  const decides = mayWith(visitor.actor, certificationRights.decide, offering)
  const part = { visit, read }
  return (
    <section>
      <h2>{say.title}</h2>
      <p>{stateIn('certification', application.state).next[language]}</p>
      {runs && papersIn(read).map((act) => <Papers {...part} act={act} />)}
      {decides.ok ? <Deciding {...part} /> : <p class="hint">{say.officers}</p>}
      {runs && <Returning {...part} />}
    </section>
  )
}

function Papers({ visit, act }: PartProps & { readonly act: PaperAct }): Child {
  const { language } = visit
  const label = findAct('certification', act)?.label[language] ?? ''
  return (
    <Form form={visit.form('papers', act)}>
      <div class="buttons">
        <button type="submit" class="secondary">
          {texts[language].papers(label)}
        </button>
      </div>
    </Form>
  )
}

function Deciding({ visit, read }: PartProps): Child {
  const { language } = visit
  const say = texts[language]
  const sorts = sortsIn(read)
  const deciding = visit.form('decide')
  const refusing = visit.form('refuse')
  const revoking = visit.form('revoke')
  const isRefusable = leadsOn(read, 'refuse') || leadsOn(read, 'refuse-renewal')
  const isInForce = statesInForce.some((state) => state === read.application.state)
  return (
    <>
      {sorts.length > 0 && (
        <>
          {sorts.map((sort) => (
            <OpenCriteria {...{ visit, read, sort }} />
          ))}
          <Form form={deciding}>
            <Fields form={deciding} fields={decisionFields(sorts)} values={onlyOne(sorts)} />
            <Buttons submit={say.decide} />
            <p class="hint">{say.decideHint}</p>
          </Form>
        </>
      )}
      {isRefusable && (
        <details class="more" open={refusing.isShownAgain}>
          <summary>{leadsOn(read, 'refuse') ? say.refuse : say.refuseRenewal}</summary>
          <Form form={refusing}>
            <Fields form={refusing} fields={reasonFields} />
            <Buttons submit={leadsOn(read, 'refuse') ? say.refuse : say.refuseRenewal} />
          </Form>
        </details>
      )}
      {isInForce && (
        <details class="more" open={revoking.isShownAgain}>
          <summary>{say.revoke}</summary>
          <p class="hint">{say.revokeHint}</p>
          <Form form={revoking}>
            <Fields form={revoking} fields={reasonFields} />
            <Buttons submit={say.revoke} />
          </Form>
        </details>
      )}
    </>
  )
}

type Sorts = ReturnType<typeof sortsIn>

const onlyOne = (sorts: Sorts) => (sorts.length === 1 ? { sort: sorts[0] } : {})

function OpenCriteria({
  visit: { language },
  read,
  sort,
}: PartProps & { readonly sort: Sorts[number] }): Child {
  const open = openIn(read, sort)
  const say = texts[language]
  const name = certificateSorts[sort][language]
  if (open.length === 0) return <p>{say.allMet(name)}</p>
  return (
    <p>
      {say.notMet(name)}
      {open.map(({ label }) => label[language]).join(language === 'ja' ? '、' : ', ')}
    </p>
  )
}

function Returning({ visit, read }: PartProps): Child {
  const say = texts[visit.language]
  if (!leadsOn(read, 'return-full') && !leadsOn(read, 'return-renewal')) return null
  const form = visit.form('return')
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{say.return}</summary>
      <p class="hint">{say.returnHint}</p>
      <Form form={form}>
        <Fields form={form} fields={remarkFields} />
        <Buttons submit={say.return} />
      </Form>
    </details>
  )
}

const texts = {
  ja: {
    title: 'いまの段階',
    papers: (label: string) => `紙で届いた書類を記録する（${label}）`,
    officers: '認証するかどうかは、担当職員か管理者が決定します。',
    decide: '決定して、認証書を発行する',
    decideHint: '決定すると、認証番号と認証書が発行され、事業者にメールで知らされます。',
    allMet: (name: string) => `「${name}」に必要な基準は、すべて確認済みです。`,
    notMet: (name: string) => `「${name}」で、満たしていない、または未確認の基準：`,
    refuse: '認証しない',
    refuseRenewal: '更新を認めない',
    revoke: '認証を取り消す',
    revokeHint: '取り消すと通知書が発行され、登録簿には1年間「取消し」と載ります。',
    return: '申請を差し戻す',
    returnHint: 'いまの認証は、そのまま有効です。直して、もう一度申請していただきます。',
  },
  en: {
    title: 'Where it stands',
    papers: (label: string) => `It came on paper: ${label}`,
    officers: 'Officers and administrators decide about certificates.',
    decide: 'Decide, and issue the certificate',
    decideHint: 'It gets a number and a certificate, and the organisation is told by mail.',
    allMet: (name: string) => `All that "${name}" needs has been checked.`,
    notMet: (name: string) => `For "${name}", not met or not looked at: `,
    refuse: 'Refuse',
    refuseRenewal: 'Refuse the renewal',
    revoke: 'Revoke the certificate',
    revokeHint: 'A letter is issued, and the register says "revoked" for a year.',
    return: 'Return the request',
    returnHint: 'The present certificate holds. They mend it, and ask again.',
  },
} as const

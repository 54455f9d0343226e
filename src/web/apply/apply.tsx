/** Applying: a form that saves itself, a look over what will be sent, and sending it. */
import type { Child } from 'hono/jsx'
import { sendApplication } from '../../commands/application/send-application.ts'
import { formatTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import type { Result } from '../../kit/result.ts'
import { present } from '../../kit/check.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import { contextOf, type Moved, moved, type PersonalPage, type Shown, shown } from '../personal.ts'
import { draftOwnerOf } from '../question/fill-in.ts'
import { checkForm, hasForm, saveForm, showForm } from './apply-form.tsx'
import { showConfirm } from './apply-confirm.tsx'
import { confirmAddress, sentAddress } from './apply-steps.ts'
import { mayAsk } from './ask.ts'
import { readClaimants } from './claimants.ts'
import { chosenWay } from './consultation/way-choice.tsx'
import {
  type ApplyScene,
  type ApplyVisit,
  openOwnDraft,
  placeOfForm,
  readApplyScene,
} from './read-apply.ts'

/** The page of an application: its form, `?step=confirm` to look it over, `?step=sent` after. */
export const applyPage: PersonalPage<'apply'> = {
  for: 'anyone',
  // Three files of the greatest size at once.
  bodyLimit: 35 * 1024 * 1024,
  show: async (visit) => {
    const step = visit.query.get('step')
    const scene = await readApplyScene(visit)
    if (!scene.ok) return scene
    if (scene.value === null) return moved(visit.to.offering({ offering: visit.params.offering }))
    if (step === 'sent') return showSent(visit, scene.value)
    const barred = findBar(visit, scene.value)
    if (barred !== null) return barred
    const draft = await openOwnDraft(visit)
    const isLooking = step === 'confirm' || !hasForm(scene.value, draft)
    return isLooking ? showConfirm(visit, scene.value, draft) : showForm(visit, scene.value, draft)
  },
  acts: {
    saveDraft: saveForm,
    check: async (visit, form) => {
      const scene = await readApplyScene(visit)
      if (!scene.ok) return scene
      return checkForm(visit, form, scene.value?.offering.settings.groupLimit ?? 1)
    },
    send,
  },
}

async function send(visit: ApplyVisit, form: SubmittedForm): Promise<Result<Moved, FormRefusal>> {
  const read = await readApplyScene(visit)
  if (!read.ok) return read
  const scene = read.value
  if (scene === null) return moved(visit.to.offering({ offering: visit.params.offering }))
  if (!scene.who.maySend) return moved(visit.to.signIn({ next: confirmAddress(visit) }))
  const draft = await openOwnDraft(visit)
  const claimants = await readClaimants(visit, scene, draft)
  if (!claimants.ok) return claimants
  const { offering, session, way } = scene
  const revision = form.text('revision')
  const sent = await sendApplication(contextOf(visit, form), visit.services.claims, {
    key: form.key,
    draft: { owner: draftOwnerOf(visit), place: placeOfForm(offering.id) },
    revision: /^\d{1,9}$/.test(revision) ? Number(revision) : null,
    asked: {
      session: session?.id ?? null,
      lifecycle: way.lifecycle,
      act: way.act,
      // Whoever was shown a free seat is not put on a wait list unasked.
      otherwise: form.text('wait') === 'yes' ? way.otherwise : null,
      channel: chosenWay(offering, draft.typed),
    },
    claimants: claimants.value,
  })
  if (!sent.ok) return sent
  const { applications, hasFiles } = sent.value
  const { id, number, state } = present(applications[0], 'an application that was sent')
  if (visit.visitor.actor.account === null) return moved(sentAddress(visit, number))
  const message = state === 'waiting' ? 'waiting' : hasFiles ? 'applied' : 'applied_without_file'
  return moved(visit.to.application({ application: id }), message)
}

/** What stands in the way: it is not open, or one has applied already. Null where nothing does. */
function findBar(visit: ApplyVisit, scene: ApplyScene): Result<Shown> | null {
  const { language, to } = visit
  const { offering, own } = scene
  const say = texts[language]
  const may = mayAsk(scene)
  if (own === null && may.ok) return null
  const [title, sentence] =
    own === null && !may.ok
      ? [say.notOpen, may.refusal.message[language]]
      : [say.applied, say.appliedText]
  return shown({
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{sentence}</p>
        {own !== null && (
          <p>
            <a class="button-link" href={to.application({ application: own.id })}>
              {say.seeOwn}
            </a>
          </p>
        )}
        <p>
          <a href={to.offering({ offering: offering.id })}>{say.offering}</a>
        </p>
      </>
    ),
  })
}

/** Whoever sent it without an account has nothing but the number. */
function showSent(visit: ApplyVisit, { offering }: ApplyScene): Result<Shown> {
  const { language, to, query } = visit
  const say = texts[language]
  const number = query.get('number') ?? ''
  const code: Child = /^[2-9A-Y]{8}$/.test(number) && (
    <p class="code-number">{formatTicketCode(number as TicketCode)}</p>
  )
  return shown({
    title: say.sent,
    body: (
      <>
        <h1>{say.sent}</h1>
        <p class="lead">{say.sentText}</p>
        {code}
        <p>
          <a href={to.offering({ offering: offering.id })}>{say.offering}</a>
        </p>
      </>
    ),
  })
}

const texts = {
  ja: {
    notOpen: 'いまは申し込めません',
    applied: 'すでに申し込んでいます',
    appliedText: 'この日程への申込は、1人1回です。いまの状況は、マイページで確かめられます。',
    seeOwn: '申込の状況を見る',
    offering: '募集のページに戻る',
    sent: '送りました',
    sentText: '申込番号を控えてください。お問い合わせのときに使います。',
  },
  en: {
    notOpen: 'This is not open now',
    applied: 'You have applied already',
    appliedText: 'There is one application for each person. See on your page how it stands.',
    seeOwn: 'See how it stands',
    offering: 'Back to the offering',
    sent: 'It has been sent',
    sentText: 'Please keep your application number. You need it when you ask about it.',
  },
} as const

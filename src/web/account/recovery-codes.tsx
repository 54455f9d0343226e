/** Making new recovery codes in the place of the old ones. */
import { renewRecoveryCodes } from '../../commands/account/recovery-code.ts'
import { contextOf, type PersonalPage, shown } from '../personal.ts'
import { ConfirmForm } from '../ui/form/confirm-form.tsx'
import { requireCaller } from './caller.ts'
import { showRecoveryCodes } from './recovery-code-list.tsx'
import { accountTrail } from './trail.ts'

/** Asks first, as the old codes end; then shows the new ones, once. */
export const recoveryCodesPage: PersonalPage<'recoveryCodes'> = {
  for: 'signed-in',
  show: (visit) => {
    const say = texts[visit.language]
    const body = (
      <ConfirmForm
        form={visit.form('renew')}
        question={say.question}
        consequence={say.consequence}
        submit={say.submit}
        back={{ href: visit.to.ownSecondFactor(), label: say.back }}
      />
    )
    const trail = accountTrail(visit, say.title)
    return Promise.resolve(shown({ title: say.title, trail, body }))
  },
  acts: {
    renew: async (visit) => {
      const caller = await requireCaller(visit)
      if (!caller.ok) return caller
      const codes = await renewRecoveryCodes(contextOf(visit), caller.value)
      if (!codes.ok) return codes
      return showRecoveryCodes(visit, codes.value, visit.to.ownSecondFactor())
    },
  },
}

const texts = {
  ja: {
    title: '回復コードを作り直す',
    question: '回復コードを作り直しますか',
    consequence: '新しいコードを10個作ります。前のコードは、使っていないものも使えなくなります。',
    submit: '作り直す',
    back: '作り直さずに戻る',
  },
  en: {
    title: 'New recovery codes',
    question: 'Make new recovery codes?',
    consequence: 'You get ten new codes. The old ones end, also those that you have not used.',
    submit: 'Make new ones',
    back: 'Back without making any',
  },
} as const

/** The settings of a dispatch: limits, fee, fields, deadline. */
import { saveDispatchSettings } from '../../../commands/dispatch/settings.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { parseDispatchSettings } from '../../../domain/delivery/dispatch/settings.ts'
import { ok } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openDispatchOffering } from './open-offering.ts'
import {
  dispatchFields,
  feeFields,
  knownSettings,
  limitFields,
  offerFields,
  settingsOf,
} from './settings-fields.ts'

/** The page. */
export const dispatchSettingsPage: PersonalPage<'dispatchSettings'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await readSettings(visit)
    if (!read.ok) return read
    const { offering, settings } = read.value
    const may = mayAct(visit.visitor.actor, 'offering.edit', { programme: offering.programme })
    const say = texts[visit.language]
    const form = visit.form('save')
    const given = { form, values: knownSettings(settings) }
    return showInOffering(visit, {
      offering,
      tab: 'dispatchSettings',
      body: may.ok ? (
        <Form form={form} isGuarded>
          <input type="hidden" name="version" value={String(offering.version)} />
          <section class="form-group">
            <h2>{say.limits}</h2>
            <Fields {...given} fields={limitFields} />
          </section>
          <section class="form-group">
            <h2>{say.fee}</h2>
            <Fields {...given} fields={feeFields} />
          </section>
          <section class="form-group">
            <h2>{say.offer}</h2>
            <Fields {...given} fields={offerFields} />
          </section>
          <Buttons submit={say.save} />
        </Form>
      ) : (
        <p class="hint">{may.refusal.message[visit.language]}</p>
      ),
    })
  },
  acts: {
    save: async (visit, form) => {
      const typed = readFields(form, dispatchFields)
      if (!typed.ok) return typed
      const { offering } = visit.params
      const version = Number(form.text('version'))
      const edit = { offering, version, details: settingsOf(typed.value) }
      const done = await saveDispatchSettings(contextOf(visit, form), edit)
      if (done.ok) return moved(visit.here, 'saved')
      return done.refusal.code.startsWith('dispatch_') ? atField('fields', done) : done
    },
  },
}

function readSettings(visit: PersonalVisit<'dispatchSettings'>) {
  return inBooks(visit, async (books) => {
    const found = await openDispatchOffering(books, visit, { id: visit.params.offering })
    if (!found.ok) return found
    const settings = parseDispatchSettings(found.value.settings.details)
    return settings.ok ? ok({ offering: found.value, settings: settings.value }) : settings
  })
}

const texts = {
  ja: { limits: '回数と時間の上限', fee: '謝金', offer: '派遣の内容', save: '保存する' },
  en: { limits: 'Limits', fee: 'Fee', offer: 'What is offered', save: 'Save' },
} as const

/** Changing the texts of letters: tried first, saved as versions, and taken back. */
import { describe, expect, it } from 'vitest'
import { readNumbering, saveNumberForm } from '../../src/commands/letter/numbering.ts'
import {
  listLetterTemplates,
  previewTemplate,
  readLetterTemplate,
  saveLetterTemplate,
  tryLetterTemplate,
} from '../../src/commands/letter/template.ts'
import { letterSortNames, letterSorts } from '../../src/domain/letter/sort.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, taken } from '../world/delivery.ts'
import { letterDay, staff } from './world.ts'

const { context } = await cloneDatabase()
const officer = staff(at(context, letterDay), 'officer')
const sort = 'grant-refusal'
const { usual } = letterSorts[sort]
const template = { ...usual, ja: { ...usual.ja, subject: '不交付の決定について（通知）' } }

describe('a text', () => {
  it('is tried by one officer, and holds for nobody before it is saved', async () => {
    const tried = taken(await tryLetterTemplate(officer, { sort, template }))
    expect(tried.ja.subject).toBe(template.ja.subject)
    expect(taken(await previewTemplate(officer, sort)).ja.subject).toBe(template.ja.subject)
    const other = staff(at(context, letterDay), 'officer')
    expect(taken(await previewTemplate(other, sort)).ja.subject).toContain('不交付決定通知書')
    expect(taken(await readLetterTemplate(other, sort))).toMatchObject({ version: 0, draft: null })
  })

  it('is saved as a version with who, when and why, and goes back to the usual one', async () => {
    const edit = { sort, template, reason: '要綱の改正による' } as const
    taken(await saveLetterTemplate(officer, { ...edit, version: 0 }))
    const saved = taken(await readLetterTemplate(officer, sort))
    expect(saved).toMatchObject({ version: 1, isUsual: false, template, draft: null })
    expect(saved.versions).toMatchObject([
      { version: 1, by: officer.actor, at: '2023-06-15T03:00:00.000Z', reason: edit.reason },
    ])
    const back = { sort, version: 1, template: null, reason: 'もとに戻す' } as const
    taken(await saveLetterTemplate(officer, back))
    expect(taken(await readLetterTemplate(officer, sort))).toMatchObject({
      version: 2,
      isUsual: true,
      template: usual,
    })
    const listed = taken(await listLetterTemplates(officer))
    expect(listed.map((each) => each.sort)).toEqual(letterSortNames)
    expect(listed.find((each) => each.sort === sort)).toMatchObject({ version: 2, isUsual: true })
  })

  it('is refused without a reason, unchanged, or where somebody else was faster', async () => {
    const save = (change: object) =>
      saveLetterTemplate(officer, { sort, version: 2, template, reason: '改正', ...change })
    const codes = async (change: object) => {
      const done = await save(change)
      return done.ok ? null : done.refusal.code
    }
    expect(await codes({ reason: ' ' })).toBe('letter_template_reason_missing')
    expect(await codes({ template: null })).toBe('letter_template_is_unchanged')
    expect(await codes({ version: 1 })).toBe('letter_template_changed_meanwhile')
    const ja = { ...usual.ja, particulars: [] }
    expect(await codes({ template: { ...usual, ja } })).toBe('letter_place_left_out')
  })

  it('is changed by officers and administrators of the whole authority alone', async () => {
    const edit = { sort, version: 2, template, reason: '改正' } as const
    for (const by of [
      staff(context, 'operator'),
      staff(context, 'auditor'),
      staff(context, 'officer', 'one-programme'),
    ]) {
      const refused = [
        await saveLetterTemplate(by, edit),
        await tryLetterTemplate(by, { sort, template }),
        await saveNumberForm(by, { form: '{year}産労雇第{number}号' }),
      ]
      expect(refused).toMatchObject(refused.map(() => ({ refusal: { code: 'act_not_allowed' } })))
      expect((await readLetterTemplate(by, sort)).ok).toBe(true)
    }
    expect((await readLetterTemplate(staff(context, 'counsellor'), sort)).ok).toBe(false)
  })
})

describe('the form of the numbers', () => {
  it('is chosen by the authority, and shown with the next number', async () => {
    expect(await readNumbering(officer)).toMatchObject({ last: 0, next: '令和5年度第1号' })
    taken(await saveNumberForm(officer, { form: '{year}産労雇第{number}号' }))
    expect(await readNumbering(officer)).toMatchObject({ last: 0, next: '5産労雇第1号' })
    expect(await saveNumberForm(officer, { form: '第{number}号' })).toMatchObject({
      refusal: { code: 'letter_number_form_not_valid' },
    })
  })
})

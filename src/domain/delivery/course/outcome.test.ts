import { describe, expect, it, test } from 'vitest'
import { calendarDate } from '../../../kit/calendar.ts'
import { employmentFormNames, employmentForms, parseExamination, parseJob } from './outcome.ts'

const time = { beganOn: calendarDate(2023, 10, 2), today: calendarDate(2024, 1, 10) }
const examination = { qualification: ' 簿記2級 ', result: '合格', takenOn: '令和5年11月19日' }
const job = { form: '正社員', employer: '株式会社あおば', hiredOn: '2024-01-10' }

describe('the result of an examination', () => {
  it('is read', () => {
    expect(parseExamination(examination, time)).toEqual({
      ok: true,
      value: { qualification: '簿記2級', result: 'passed', takenOn: '2023-11-19' },
    })
    expect(parseExamination({ ...examination, result: 'failed' }, time)).toMatchObject({
      value: { result: 'failed' },
    })
  })

  test.each([
    [{ qualification: '　' }, 'qualification_is_blank'],
    [{ result: '優' }, 'examination_result_unknown'],
    [{ result: 'toString' }, 'examination_result_unknown'],
    [{ takenOn: '' }, 'date_is_blank'],
    [{ takenOn: '2023-10-01' }, 'outcome_lies_before_the_course'],
    [{ takenOn: '2024-01-11' }, 'outcome_lies_ahead'],
  ])('with %o is refused: %s', (change, code) => {
    const read = parseExamination({ ...examination, ...change }, time)
    expect(read).toMatchObject({ ok: false, refusal: { code } })
    expect(read.ok || read.refusal.message.ja).toMatch(/ください/)
  })
})

describe('a job', () => {
  it('is read, on the first day and the last that are possible', () => {
    expect(parseJob(job, time)).toEqual({
      ok: true,
      value: { form: 'regular', employer: '株式会社あおば', hiredOn: '2024-01-10' },
    })
    expect(parseJob({ ...job, employer: ' ', hiredOn: '2023-10-02' }, time)).toMatchObject({
      value: { employer: null, hiredOn: '2023-10-02' },
    })
  })

  it('is read in every form, by its name and by its label', () => {
    for (const form of employmentFormNames) {
      expect(parseJob({ ...job, form }, time)).toMatchObject({ value: { form } })
      expect(parseJob({ ...job, form: employmentForms[form].ja }, time)).toMatchObject({
        value: { form },
      })
    }
  })

  test.each([
    [{ form: '' }, 'employment_form_unknown'],
    [{ form: '社長' }, 'employment_form_unknown'],
    [{ hiredOn: '2023-10-01' }, 'outcome_lies_before_the_course'],
    [{ hiredOn: '2024-04-01' }, 'outcome_lies_ahead'],
  ])('with %o is refused: %s', (change, code) => {
    expect(parseJob({ ...job, ...change }, time)).toMatchObject({ ok: false, refusal: { code } })
  })
})

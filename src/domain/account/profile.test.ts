import { describe, expect, it, test } from 'vitest'
import { calendarDate } from '../../kit/calendar.ts'
import { parseProfile } from './profile.ts'

const today = calendarDate(2024, 6, 1)
const typed = { name: '佐藤 花子', kana: '', telephone: '', birthDate: '' }

describe('parseProfile', () => {
  it('needs a name and nothing else', () => {
    const empty = { kana: null, telephone: null, birthDate: null }
    expect(parseProfile(typed, today)).toEqual({ ok: true, value: { name: '佐藤 花子', ...empty } })
  })

  it('keeps one form of each', () => {
    const full = {
      name: ' 佐藤　花子 ',
      kana: 'さとう　ﾊﾅｺ',
      telephone: '０３－１２３４－５６７８',
      birthDate: '昭和60年4月1日',
    }
    expect(parseProfile(full, today)).toEqual({
      ok: true,
      value: {
        name: '佐藤 花子',
        kana: 'サトウ ハナコ',
        telephone: '0312345678',
        birthDate: '1985-04-01',
      },
    })
  })

  test.each([
    [{ name: ' ' }, 'name_is_blank'],
    [{ name: 'a\u0000b' }, 'name_cannot_be_kept'],
    [{ name: '長'.repeat(101) }, 'name_cannot_be_kept'],
    [{ kana: '佐藤' }, 'kana_is_not_kana'],
    [{ telephone: '1234' }, 'telephone_form_unknown'],
    [{ telephone: '+81 3 1234 5678 9012 3456' }, 'telephone_form_unknown'],
    [{ birthDate: '2024-06-02' }, 'birth_date_is_impossible'],
    [{ birthDate: '1890-01-01' }, 'birth_date_is_impossible'],
    [{ birthDate: 'きのう' }, 'date_form_unknown'],
  ])('%j: %s', (wrong, code) => {
    expect(parseProfile({ ...typed, ...wrong }, today)).toMatchObject({ refusal: { code } })
  })
})

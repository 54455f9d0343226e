/** Finding somebody who has neither code nor number at hand; shows as little as will do. */
import type { Child } from 'hono/jsx'
import type { OpenDoor } from '../../commands/gathering/pass.ts'
import { stateIn } from '../../domain/delivery/register.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldKana } from '../../kit/text.ts'
import { withAuthority } from '../../store/database.ts'
import { findByName, type NamedReservation } from '../../store/door.ts'
import { readFields } from '../form/field.ts'
import { textField } from '../form/fields.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../form/submitted.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { FieldOf, Form } from '../ui/form/form.tsx'
import { StatusTag } from '../ui/status-tag.tsx'
import type { DoorVisit } from './acts.ts'

/** More than these are not shown: whoever types on finds fewer. */
const mostShown = 8

/** The beginning of a name. */
const nameField = textField({
  label: { ja: '氏名かフリガナの始まり', en: 'Beginning of the name or its reading' },
  required: true,
  longest: 60,
  autocomplete: 'off',
})

/** Finds who has a reservation under a name. Refuses where nobody has, or too many. */
export async function findNamed(
  { services }: DoorVisit,
  form: SubmittedForm,
  { session }: OpenDoor,
): Promise<Result<readonly NamedReservation[], FormRefusal>> {
  const values = readFields(form, { name: nameField })
  if (!values.ok) return values
  const name = values.value.name.replaceAll(/[\s　]/gu, '')
  const place = { session: session.id, offering: session.offering }
  const sought = { name, kana: foldKana(name), limit: mostShown + 1 }
  const found = await withAuthority(services.database, services.authority, (books) =>
    findByName(books, place, sought),
  )
  if (found.length === 0) return atField('name', nobody(values.value.name))
  return found.length > mostShown ? atField('name', tooMany) : ok(found)
}

/** The form, open where somebody was looked for. */
export function FindByName({ visit, found }: FindByNameProps): Child {
  const form = visit.form('search')
  const say = texts[visit.language]
  return (
    <details class="more" open={found !== null || form.isShownAgain}>
      <summary>{say.title}</summary>
      <Form form={form}>
        <div class="door-line">
          <FieldOf form={form} name="name" field={nameField} />
          <button type="submit" class="secondary">
            {say.search}
          </button>
        </div>
      </Form>
      {found !== null && <Found visit={visit} found={found} />}
    </details>
  )
}

type FindByNameProps = {
  readonly visit: DoorVisit
  readonly found: readonly NamedReservation[] | null
}

function Found({ visit, found }: { readonly visit: DoorVisit; readonly found: Found }): Child {
  const { language } = visit
  const say = texts[language]
  return (
    <ul class="door-found" aria-label={say.found}>
      {found.map(({ number, name, kana, state, application }) => (
        <li>
          <p>
            <strong>{name}</strong> {kana !== null && <span>{kana}</span>}{' '}
            <StatusTag
              label={stateIn('gathering', state).label[language]}
              tone={state === 'checked-in' ? 'good' : 'neutral'}
            />
          </p>
          <ActButton
            form={visit.form('admit', number)}
            label={say.checkIn}
            about={name}
            allowed={able.has(state) ? ok(undefined) : notNow(state)}
            values={{ person: application }}
          />
        </li>
      ))}
    </ul>
  )
}

type Found = readonly NamedReservation[]

const able: ReadonlySet<string> = new Set(['reserved', 'no-show'])

const notNow = (state: string) =>
  state === 'checked-in'
    ? refuse('already_checked_in', 'すでに受付済みです。', 'Checked in already.')
    : refuse(
        'seat_not_held',
        '席が決まっていません。窓口に案内してください。',
        'There is no seat. Please send them to the desk.',
      )

const nobody = (name: string) =>
  refuse(
    'name_not_found',
    `「${name.slice(0, 40)}」で始まる名前の予約がありません。フリガナでも探せます。予約のない方として受け付けることもできます。`,
    `No reservation begins with "${name.slice(0, 40)}". Try the reading, or let them in without a ticket.`,
  )

const tooMany = refuse(
  'too_many_names_found',
  '同じ名前で始まる予約が多すぎます。続きの文字も入力してください。',
  'Too many names begin so. Type some more of it.',
)

const texts = {
  ja: {
    title: '名前で探す',
    search: '探す',
    found: '見つかった予約',
    checkIn: '受付する',
  },
  en: {
    title: 'Find by name',
    search: 'Search',
    found: 'Reservations that were found',
    checkIn: 'Check in',
  },
} as const

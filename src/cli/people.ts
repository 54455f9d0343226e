/**
 * `people invite`: how the first administrator comes to be, and whoever is to be let in by hand.
 */
import { inviteFirstAdministrator } from '../commands/account/invitation.ts'
import { actingAs } from '../commands/context.ts'
import { ownerOf } from '../domain/access/actor.ts'
import { roles, type StaffRole } from '../domain/access/role.ts'
import { linkHours } from '../domain/account/link.ts'
import type { Language } from '../kit/bilingual.ts'
import { ok } from '../kit/result.ts'
import { answer } from './answer.ts'
import { defineCommand, type Entry } from './definition.ts'
import { choice, text } from './option.ts'
import { withBooks } from './session.ts'

/** From the inside out: who has no books to administrate yet begins with the first. */
const invited = [
  'administrator',
  'auditor',
  'officer',
  'operator',
  'expert',
  'agency',
  'counsellor',
] as const satisfies readonly StaffRole[]

const invite = defineCommand({
  name: 'people invite',
  says: {
    ja: '職員を招き、登録を始めるリンクを表示する（メールは送らない）',
    en: 'invite staff, and print the link by which they begin (no mail is sent)',
  },
  arguments: [{ usage: '<address>', says: { ja: 'メールアドレス', en: 'a mail address' } }],
  options: {
    role: choice(
      '--role <role>',
      {
        ja: `権限: ${invited.join('、')}（省略時は ${invited[0]}）`,
        en: `the role: ${invited.join(', ')} (${invited[0]} without it)`,
      },
      invited,
    ),
    programme: text('--programme <key>', {
      ja: '事業のキー（省略時はすべての事業）',
      en: 'the key of a programme (all programmes without it)',
    }),
    url: text('--url <url>', {
      ja: 'サイトのアドレス（省略時は JISSEKI_SITE_URL、それもなければ最後に起動したサーバー）',
      en: 'the address of the site (JISSEKI_SITE_URL without it, or else the server that was last started)',
    }),
  },
  examples: ['jisseki people invite hanako@example.jp --role administrator'],
  run: (session, { words, options }) =>
    withBooks(session, async ({ context, siteUrl }) => {
      const { language } = session
      const { role, programme, url } = options
      const given = { role, programme: programme ?? '', address: words[0] ?? '', language }
      const owner = actingAs(context, ownerOf(context.actor))
      const done = await inviteFirstAdministrator(owner, given, { siteUrl: url ?? siteUrl.href })
      if (!done.ok) return done
      const link = done.value.url ?? ''
      const json = { ...done.value.outcome, url: link }
      return ok(answer(json, (spoken) => [...linesOf(role, spoken), link]))
    }),
})

/** The commands about people. */
export const peopleCommands: readonly Entry[] = [invite]

function linesOf(role: StaffRole, language: Language): readonly string[] {
  const hours = linkHours('invite')
  return language === 'ja'
    ? [
        `${roles[role].ja}への招待です。次のリンクを、招いた人に渡してください。`,
        `${hours}時間のあいだ、1回だけ使えます。リンクを知っている人はだれでも使えるので、ほかの人に見せないでください。`,
      ]
    : [
        `An invitation as ${roles[role].en}. Hand this link to whoever is invited.`,
        `It can be used once, within ${hours} hours, by anybody who knows it: show it to nobody else.`,
      ]
}

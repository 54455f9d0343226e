/** `authority list` and `authority add`: whose books the database holds. */
import { parseLocalGovernmentCode } from '../domain/codes.ts'
import { ok } from '../kit/result.ts'
import { answer } from './answer.ts'
import { inColumns } from './columns.ts'
import { defineCommand, type Entry } from './definition.ts'
import { requiredText } from './option.ts'
import { withBooks } from './session.ts'

const list = defineCommand({
  name: 'authority list',
  says: { ja: '帳簿のある団体を一覧する', en: 'list the authorities that have books here' },
  options: {},
  run: (session) =>
    withBooks(session, async (books) => {
      const authorities = await books.authorities()
      return ok(
        answer({ authorities }, (language) =>
          inColumns(authorities.map(({ code, name }) => [code, name[language]])),
        ),
      )
    }),
})

const add = defineCommand({
  name: 'authority add',
  says: { ja: '団体の帳簿を新しく作る', en: 'open the books of another authority' },
  arguments: [
    {
      usage: '<code>',
      says: { ja: '全国地方公共団体コード（6桁）', en: 'its local government code (6 digits)' },
    },
  ],
  options: {
    name: requiredText('--name <name>', { ja: '名称。必須', en: 'its Japanese name; required' }),
    english: requiredText('--english <name>', {
      ja: '英語の名称。必須',
      en: 'its English name; required',
    }),
  },
  examples: ['jisseki authority add 271004 --name 大阪市 --english "Osaka City"'],
  run: async (session, { words, options }) => {
    const code = parseLocalGovernmentCode(words[0] ?? '')
    if (!code.ok) return code
    return withBooks(session, async (books) => {
      const name = { ja: options.name, en: options.english }
      const added = await books.addAuthority({ code: code.value, name })
      if (!added.ok) return added
      return ok(answer(added.value, (language) => [`${code.value} ${name[language]}`]))
    })
  },
})

/** The commands about authorities. */
export const authorityCommands: readonly Entry[] = [list, add]

/** `serve`: the web server, until it is asked to end. */
import type { Bilingual } from '../kit/bilingual.ts'
import { ok, type Result } from '../kit/result.ts'
import { type Answer, written } from './answer.ts'
import { defineCommand } from './definition.ts'
import { text, wholeNumber } from './option.ts'
import type { Session } from './session.ts'
import { write } from './terminal.ts'

/** `serve`. */
export const serveCommand = defineCommand({
  name: 'serve',
  says: {
    ja: 'サーバーを起動し、報告書をブラウザーで見られるようにする',
    en: 'start the server, so that the report can be read in a browser',
  },
  options: {
    port: wholeNumber(
      '--port <number>',
      {
        ja: 'ポート番号（省略時は JISSEKI_PORT、または 8080。0 は空いている番号）',
        en: 'the port (JISSEKI_PORT or 8080 without it; 0 for any free one)',
      },
      [0, 65_535],
    ),
    host: text('--host <address>', {
      ja: '待ち受けるアドレス（省略時は 127.0.0.1）',
      en: 'the address to listen on (127.0.0.1 without it)',
    }),
  },
  examples: ['jisseki serve --port 8081'],
  run: (session, { options }) => serve(session, options),
})

async function serve(
  session: Session,
  wish: { readonly port: number | null; readonly host: string | null },
): Promise<Result<Answer>> {
  const { services, progress, language } = session
  const started = await services.serve(wish, progress)
  if (!started.ok) return started
  const { url, ended, stop } = started.value
  progress.end()
  const line = session.asJson
    ? JSON.stringify({ url })
    : `${opened[language]} ${url}  ${howToEnd[language]}`
  await write(services.terminal.output, `${line}\n`)
  const reason = await Promise.race([ended, services.interrupted])
  await stop()
  if (reason) throw new Error(reason[language])
  return ok(written)
}

const opened: Bilingual = { ja: '実績を開きました:', en: 'Jisseki is open at' }
const howToEnd: Bilingual = { ja: '（終了は Ctrl+C）', en: '(Ctrl+C to end)' }

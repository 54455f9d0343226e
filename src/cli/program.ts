/**
 * The command line: finds the command, runs it, prints what came of it, and gives the exit code.
 * Every way in which a command can end passes through here, so none ends in a stack trace.
 */
import { Command, CommanderError } from 'commander'
import type { Bilingual, Language } from '../kit/bilingual.ts'
import type { Refusal, Result } from '../kit/result.ts'
import { type Answer, exitCodes } from './answer.ts'
import type { Entry } from './definition.ts'
import { failureLines } from './failure.ts'
import { findGroup, type Group, groups } from './register.ts'
import { closing, commonOptions, examplesTitle, speak } from './help.ts'
import { chooseLanguage, findUnspoken } from './language.ts'
import type { Services } from './services.ts'
import { Interrupted, type Session } from './session.ts'
import { isClosedPipe, progressOn, write } from './terminal.ts'
import { languageUnknown, usageRefusal } from './usage.ts'

/** Runs one command line and gives its exit code. `words` are those after the program's name. */
export async function runProgram(words: readonly string[], services: Services): Promise<number> {
  const language = chooseLanguage(words, services.environment)
  const progress = progressOn(services.terminal, language)
  const session: Session = { language, services, progress, asJson: words.includes('--json') }
  try {
    const run = await choose(words, session)
    return typeof run === 'number' ? run : await finish(await run(session), session)
  } catch (error) {
    progress.end()
    return fail(error, session)
  }
}

/** Tells of a failure that no command was there to catch. Gives the exit code. */
export function reportEscape(error: unknown, services: Services): Promise<number> {
  const language = chooseLanguage([], services.environment)
  return fail(error, { services, language })
}

type Run = (session: Session) => Promise<Result<Answer>>

/** The run that the words ask for, or the exit code where that is all. */
async function choose(words: readonly string[], session: Session): Promise<Run | number> {
  const chosen: { run?: Run; misused?: Refusal } = {}
  const called = findGroup(words)
  const entries = called ? await called.load() : []
  const root = program(session, entries, (entry, command) => {
    const values = command.opts<Record<string, unknown>>()
    const prepared = entry.prepare({
      words: command.args,
      raw: (flags) => values[command.createOption(flags).attributeName()],
    })
    if (prepared.ok) chosen.run = prepared.value
    else chosen.misused = prepared.refusal
  })
  try {
    await root.parseAsync([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return exitCodes.done
    if (error.code === 'commander.help') return exitCodes.wrongUsage
    chosen.misused = usageRefusal(error, called?.name ?? '')
  }
  const unspoken = findUnspoken(words)
  if (unspoken !== undefined) chosen.misused ??= languageUnknown(unspoken)
  if (chosen.misused) await printRefusal(chosen.misused, session)
  return chosen.misused ? exitCodes.wrongUsage : (chosen.run ?? exitCodes.wrongUsage)
}

type Chosen = (entry: Entry, command: Command) => void

function program(
  { language, services }: Session,
  entries: readonly Entry[],
  chosen: Chosen,
): Command {
  const { output, messages } = services.terminal
  const root = speak(new Command('jisseki'), language)
    .description(summary[language])
    .version(services.version, '-V, --version', versionSays[language])
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => messages.write(text),
      outputError: () => undefined,
    })
    .helpCommand(false)
    .addHelpText('after', closing[language])
  for (const { flags, says } of commonOptions) root.option(flags, says[language])
  for (const group of groups) {
    const own = entries.filter(({ name }) => name.split(' ')[0] === group.name)
    const parent = group.isSingle ? root : stub(root, group, language)
    if (group.isSingle && own.length === 0) stub(root, group, language)
    for (const entry of own) {
      add(parent, entry, language).action((...all: readonly unknown[]) => {
        const command = all.at(-1)
        if (command instanceof Command) chosen(entry, command)
      })
    }
  }
  return root
}

/** A command whose code is not loaded, or the parent of a group. */
function stub(root: Command, { name, says }: Group, language: Language): Command {
  return speak(root.command(name), language).description(says[language]).helpCommand(false)
}

function add(parent: Command, entry: Entry, language: Language): Command {
  const command = speak(parent.command(entry.name.split(' ').at(-1) ?? ''), language)
  command.description(entry.says[language])
  for (const argument of entry.arguments ?? []) {
    command.argument(argument.usage, argument.says[language])
  }
  for (const { flags, says } of [...Object.values(entry.options), ...commonOptions]) {
    command.option(flags, says[language])
  }
  if (entry.examples) {
    const lines = entry.examples.map((line) => `  $ ${line}`)
    command.addHelpText('after', `\n${[examplesTitle[language], ...lines].join('\n')}`)
  }
  return command
}

/** Refusals of the command line itself, and of the settings, by their codes. */
const misuse = /^(?:usage|option|setting)_/

/** Prints an answer or a refusal. */
async function finish(result: Result<Answer>, session: Session): Promise<number> {
  session.progress.end()
  if (!result.ok) {
    await printRefusal(result.refusal, session)
    const isMisuse = misuse.test(result.refusal.code)
    return isMisuse ? exitCodes.wrongUsage : exitCodes.notClean
  }
  const { json, lines, isClean } = result.value
  const text = session.asJson ? jsonLines(json) : lines(session.language)
  const { output } = session.services.terminal
  if (text.length > 0) await write(output, `${text.join('\n')}\n`)
  return isClean ? exitCodes.done : exitCodes.notClean
}

const jsonLines = (json: unknown): readonly string[] =>
  json === undefined ? [] : [JSON.stringify(json)]

async function printRefusal(refusal: Refusal, session: Session): Promise<void> {
  const { output, messages } = session.services.terminal
  if (session.asJson) await write(output, `${JSON.stringify({ refusal })}\n`)
  else await write(messages, `${refusal.message[session.language]}\n`)
}

async function fail(
  error: unknown,
  { services, language }: Pick<Session, 'services' | 'language'>,
): Promise<number> {
  if (error instanceof Interrupted) {
    await write(services.terminal.messages, `${cutOff[language]}\n`)
    return exitCodes.interrupted
  }
  if (isClosedPipe(error)) return exitCodes.done
  const lines = await failureLines(error, services, language)
  await write(services.terminal.messages, `${lines.join('\n')}\n`)
  return exitCodes.outage
}

const cutOff: Bilingual = {
  ja: '中断しました。途中までの操作は取り消され、何も変わっていません。',
  en: 'Cut off. What was under way was taken back, and nothing has changed.',
}

const summary: Bilingual = {
  ja: '実績 — 公的事業の計画を取り込み、記録から実績を数え、公表し、検証する',
  en: 'Jisseki: take in the plan of public programmes, count results from records, publish, verify',
}

const versionSays: Bilingual = { ja: '版を表示する', en: 'show the version' }

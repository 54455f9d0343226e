/**
 * The check-in page with a script: the camera, scans that wait for a network, numbers that follow.
 */
import { offerCamera } from './door/camera.ts'
import { type DoorDesk, takeHeads, takeTicket } from './door/desk.ts'
import { keepPage } from './door/offline.ts'
import { openOutbox } from './door/outbox.ts'
import { part, showAnswer } from './door/panel.ts'
import { openStorage } from './door/storage.ts'
import { type DoorSettings, readSettings, sentence } from './door/words.ts'

/** How often what waits is sent and the list is fetched, in milliseconds. */
const rest = 15_000

async function start(settings: DoorSettings): Promise<void> {
  const storage = await openStorage()
  const outbox = openOutbox(settings, storage)
  const desk = { settings, storage, outbox }
  takeForms(desk)
  offerCamera(settings, (text) => void takeTicket(desk, text))
  addEventListener('online', () => void outbox.refresh())
  addEventListener('offline', () => void outbox.refresh())
  setInterval(() => void outbox.refresh(), rest)
  await keepPage(settings).catch(() => false)
  await outbox.refresh()
  part('door')?.setAttribute('data-ready', '')
}

/** Numbers and heads go through the telephone; what only the server can do needs it to be there. */
function takeForms(desk: DoorDesk): void {
  const { settings, outbox } = desk
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || !form.closest('[data-door]')) return
      if (form.closest('[data-scan]')) {
        event.preventDefault()
        takeCode(form, desk)
      } else if (form.closest('[data-heads]')) {
        event.preventDefault()
        countFrom(form, desk)
      } else if (!outbox.isOnline()) {
        event.preventDefault()
        const headline = sentence(settings, 'needsNetwork')
        showAnswer(settings, { tone: 'stop', headline, message: '', who: '', undo: null })
      }
    },
    true,
  )
}

function takeCode(form: HTMLFormElement, desk: DoorDesk): void {
  const field = form.querySelector<HTMLInputElement>('input[name=code]')
  const text = field?.value.trim() ?? ''
  if (!field || text === '') return
  void takeTicket(desk, text)
  field.value = ''
  field.focus()
}

function countFrom(form: HTMLFormElement, desk: DoorDesk): void {
  const field = form.querySelector<HTMLInputElement>('input[name=heads]')
  const heads = Number(field?.value.normalize('NFKC'))
  if (!field || !Number.isInteger(heads) || heads < 1 || heads > 500) return
  void takeHeads(desk, heads)
  if (field.type !== 'hidden') field.value = ''
}

const settings = readSettings()
if (settings !== null) void start(settings)

/** The camera of the check-in page. */
import { openReader, type Reader } from './code-reader.ts'
import { part } from './panel.ts'
import { type DoorSettings, sentence } from './words.ts'

/** How often the picture is read, in milliseconds. */
const pause = 200

/** So long one ticket that stays before the camera counts as one scan, in milliseconds. */
const sameTicket = 5000

/** Offers the camera where there is one; tells what it reads. */
export function offerCamera(settings: DoorSettings, onText: (text: string) => void): void {
  const section = part('camera')
  const button = section?.querySelector<HTMLButtonElement>('[data-start]')
  const video = section?.querySelector('video')
  if (!section || !button || !video) return
  section.hidden = false
  const say = (name: string) => {
    const note = section.querySelector('[data-camera-note]')
    if (note) note.textContent = name === '' ? '' : sentence(settings, name)
  }
  let stop: (() => void) | null = null
  const turn = async () => {
    if (stop !== null) {
      stop()
      stop = null
      button.textContent = sentence(settings, 'cameraStart')
      say('')
      return
    }
    try {
      stop = await start(settings, video, onText)
      button.textContent = sentence(settings, 'cameraStop')
      say('cameraOn')
    } catch (error) {
      const isRefused = error instanceof DOMException && error.name === 'NotAllowedError'
      say(isRefused ? 'cameraRefused' : 'cameraMissing')
    }
  }
  button.addEventListener('click', () => void turn())
}

async function start(
  { reader }: DoorSettings,
  video: HTMLVideoElement,
  onText: (text: string) => void,
): Promise<() => void> {
  // Absent on pages that are not served over https.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) throw new Error('no camera')
  const stream = await devices.getUserMedia({ video: { facingMode: 'environment' } })
  const read = await openReader(reader)
  video.srcObject = stream
  video.hidden = false
  await video.play()
  const reading = watch(video, read, onText)
  return () => {
    reading.stop()
    for (const track of stream.getTracks()) track.stop()
    video.hidden = true
  }
}

function watch(video: HTMLVideoElement, read: Reader, onText: (text: string) => void) {
  let isOver = false
  let last = { text: '', at: 0 }
  const look = async () => {
    if (isOver) return
    const text = await read(video).catch(() => null)
    const now = Date.now()
    if (text !== null && (text !== last.text || now - last.at > sameTicket)) onText(text)
    if (text !== null) last = { text, at: now }
    setTimeout(() => void look(), pause)
  }
  void look()
  return {
    stop: () => {
      isOver = true
    },
  }
}

/** The door that a browser has opened with its link: known again by a cookie of its own. */
import type { ActorContext } from '../../commands/context.ts'
import { actingAs } from '../../commands/context.ts'
import { type OpenDoor, openDoor } from '../../commands/gathering/pass.ts'
import { refuse, type Result } from '../../kit/result.ts'
import type { NewCookie } from '../cookies.ts'
import type { AnyVisit } from '../personal.ts'

/** The cookie that holds the token of the link. */
const doorCookie = 'jisseki_door'

/** The door that the visitor's browser has opened. Refuses where none is, or it has ended. */
export async function doorOf(visit: AnyVisit): Promise<Result<OpenDoor>> {
  const token = visit.cookie(doorCookie)
  return token ? openDoor(contextFor(visit), token) : noDoor
}

/** A door as a command acts at it. */
export function contextAtDoor(visit: AnyVisit, { actor }: Pick<OpenDoor, 'actor'>): ActorContext {
  return actingAs(contextFor(visit), actor)
}

/** The books for somebody who is known by a link alone. */
export function contextFor({ services }: AnyVisit) {
  const { database, authority, clock } = services
  return { database, authority, clock, actor: 'link' }
}

/** The cookie that opens the door for as long as its link is good. */
export function openingCookie(token: string, { pass }: OpenDoor, now: Date): NewCookie {
  const seconds = Math.max(0, (Date.parse(pass.expiresAt) - now.getTime()) / 1000)
  return { name: doorCookie, value: token, maxAgeSeconds: Math.floor(seconds) }
}

const noDoor = refuse(
  'door_not_opened',
  'この端末では、まだ受付が開かれていません。運営の担当者から受け取ったリンクか二次元コードを開いてください。',
  'No door is open on this telephone. Open the link or the QR code that you were given by the organiser.',
)

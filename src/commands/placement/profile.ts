/** Keeping what a person wishes for. The act's record tells of whom it is and nothing else. */
import { parsePersonProfile, type PersonProfile } from '../../domain/delivery/placement/profile.ts'
import { stateIn } from '../../domain/delivery/register.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import {
  findBirthDate,
  findEarlierProfile,
  readProfiles,
  writeProfile,
} from '../../store/placement-profile.ts'
import type { Books } from '../../store/database.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { lockPlacement, mayWrite, type OpenPlacement } from './open-placement.ts'

/** A profile as it is handed in. */
export type ProfileEdit = {
  readonly application: string
  /** As {@link parsePersonProfile} reads it. */
  readonly profile: unknown
}

/** Whose profile was kept. */
export type ProfileKept = { readonly application: string }

/** Keeps the profile, by the person or by staff. Refuses one of a registration that is over. */
export async function saveProfile(
  context: ActorContext,
  given: ProfileEdit,
): Promise<Result<Done<ProfileKept>>> {
  // What is typed may tell who somebody is: the record of the act has the application alone.
  const input = { application: given.application }
  const act = { name: 'placement.profile', input, lock: 'writing' } as const
  return runAct(context, act, (running) => keepProfile(running, context.by, given))
}

/** The same within a running command. */
export async function keepProfile(
  { books, command, recordedAt }: Running,
  by: ActorContext['by'],
  { application: id, profile: typed }: ProfileEdit,
): Promise<Result<ProfileKept>> {
  const opened = await lockPlacement(books, id, 'placement')
  if (!opened.ok) return opened
  const allowed = mayWrite(by, opened.value, profileLabel)
  if (!allowed.ok) return allowed
  const { application, settings } = opened.value
  if (!stateIn('placement', application.state).isLive) return registrationIsOver
  const profile = parsePersonProfile(typed, settings)
  if (!profile.ok) return profile
  await writeProfile(books, id, { profile: profile.value, at: recordedAt, command })
  return ok({ application: id })
}

/** What the form of a profile begins with: the kept one, an earlier registration's, or none. */
export async function readProfileToEdit(
  books: Books,
  { application }: Pick<OpenPlacement, 'application'>,
): Promise<{ readonly profile: PersonProfile; readonly isKept: boolean }> {
  const { id, account, party } = application
  const kept = (await readProfiles(books, [id])).get(id)
  if (kept) return { profile: kept.profile, isKept: true }
  const earlier = await findEarlierProfile(books, { application: id, account, party })
  const birthDate = account === null ? null : await findBirthDate(books, account)
  const profile = earlier ?? emptyProfile
  return { profile: { ...profile, birthDate: profile.birthDate ?? birthDate }, isKept: false }
}

const emptyProfile: PersonProfile = {
  areas: [],
  works: [],
  wish: null,
  daysWeek: null,
  hoursWeek: null,
  from: null,
  needs: [],
  needsWords: null,
  birthDate: null,
}

const profileLabel = { ja: '希望を登録する', en: 'Enter the profile' } as const

const registrationIsOver = refuse(
  'registration_is_over',
  'この登録は終わっているため、希望は直せません。もう一度登録してください。',
  'This registration is over, so its profile cannot be changed. Register once more.',
)

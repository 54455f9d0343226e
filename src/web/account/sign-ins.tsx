/** Where somebody is signed in: on which device, from which network, since when; and ending it. */
import type { Child } from 'hono/jsx'
import {
  endOtherSignIns,
  endSignIn,
  listSignIns,
  type OwnSignIn,
} from '../../commands/account/sign-in.ts'
import { networkOf } from '../../domain/account/network.ts'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { SignInWay } from '../../store/sign-in.ts'
import type { SubmittedForm } from '../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { StatusTag } from '../ui/status-tag.tsx'
import { formatMoment } from '../ui/when.ts'
import { requireCaller, visitOf } from './caller.ts'
import { accountTrail } from './trail.ts'

type SignInsVisit = PersonalVisit<'signIns'>

/** The page. */
export const signInsPage: PersonalPage<'signIns'> = {
  for: 'signed-in',
  show: async (visit) => {
    const caller = await requireCaller(visit)
    if (!caller.ok) return caller
    const all = await listSignIns(contextOf(visit), caller.value)
    const { title } = texts[visit.language]
    const body = <SignIns visit={visit} all={all} />
    return shown({ title, trail: accountTrail(visit, title), body })
  },
  acts: { end, endOthers },
}

async function end(visit: SignInsVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const done = await endSignIn(contextOf(visit), caller.value, form.item)
  return done.ok ? moved(visit.to.signIns(), 'sign_in_ended') : done
}

async function endOthers(visit: SignInsVisit): Promise<Result<Moved>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const done = await endOtherSignIns(contextOf(visit), caller.value)
  return done.ok ? moved(visit.to.signIns(), 'sign_in_ended') : done
}

type SignInsProps = { readonly visit: SignInsVisit; readonly all: readonly OwnSignIn[] }

function SignIns({ visit, all }: SignInsProps): Child {
  const say = texts[visit.language]
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <ul class="own-things">
        {all.map((one) => (
          <One visit={visit} one={one} />
        ))}
      </ul>
      {all.length > 1 && (
        <ActButton
          form={visit.form('endOthers')}
          label={say.endOthers}
          allowed={ok(undefined)}
          look="danger"
        />
      )}
      <p>
        {say.strange} <a href={visit.to.password()}>{say.password}</a>
      </p>
    </>
  )
}

function One({ visit, one }: { readonly visit: SignInsVisit; readonly one: OwnSignIn }): Child {
  const { language } = visit
  const say = texts[language]
  const when = (moment: Date) => formatMoment(toInstant(moment), language)
  const device = one.device ?? say.unknownDevice
  return (
    <li>
      <h2>
        {device} {one.isThis && <StatusTag label={say.here} tone="good" />}
      </h2>
      <p>
        {say.seen} {when(one.lastSeenAt)}
        <br />
        {say.began(when(one.createdAt), ways[one.way][language])}
        <br />
        {placeOf(one.address, visitOf(visit).address, language)}
      </p>
      {!one.isThis && (
        <ActButton
          form={visit.form('end', one.id)}
          label={say.end}
          about={`${device} ${when(one.lastSeenAt)}`}
          allowed={ok(undefined)}
          look="secondary"
        />
      )}
    </li>
  )
}

/** A network means nothing to most people; whether it is the one they use now does. */
function placeOf(address: string | null, own: string | null, language: Language): string {
  const say = texts[language]
  if (address === null) return say.unknownNetwork
  const isOwn = own !== null && networkOf(own) === networkOf(address)
  return isOwn ? say.ownNetwork(address) : say.otherNetwork(address)
}

const ways: Readonly<Record<SignInWay, Bilingual>> = {
  password: { ja: 'パスワード', en: 'password' },
  passkey: { ja: 'パスキー', en: 'passkey' },
  link: { ja: 'メールのリンク', en: 'mailed link' },
  identity: { ja: '外部のサービス', en: 'another service' },
}

const texts = {
  ja: {
    title: 'サインイン中の端末',
    lead: '使わなくなった端末や、心当たりのないものは、ここで終わらせることができます。',
    here: 'この端末',
    unknownDevice: '名前の分からない端末',
    seen: '最後に使った日時',
    began: (when: string, way: string) => `サインイン ${when}（${way}）`,
    ownNetwork: (address: string) => `今お使いのものと同じネットワーク（${address}）`,
    otherNetwork: (address: string) => `別のネットワーク（${address}）`,
    unknownNetwork: 'ネットワークは分かりません',
    end: '終わらせる',
    endOthers: 'この端末のほかは、すべて終わらせる',
    strange: '心当たりのないサインインがあったときは、パスワードも変えてください。',
    password: 'パスワードを変更する',
  },
  en: {
    title: 'Where you are signed in',
    lead: 'End what you no longer use, or do not recognise.',
    here: 'This device',
    unknownDevice: 'A device without a name',
    seen: 'Last seen',
    began: (when: string, way: string) => `Signed in ${when} (${way})`,
    ownNetwork: (address: string) => `The same network as now (${address})`,
    otherNetwork: (address: string) => `Another network (${address})`,
    unknownNetwork: 'The network is not known',
    end: 'End it',
    endOthers: 'End all but this one',
    strange: 'If you do not recognise one, change your password too.',
    password: 'Change the password',
  },
} as const

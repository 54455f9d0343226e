/** The messages of one's own consultation, for somebody who is signed in. */
import { withdrawConsultation, writeMessage } from '../../../commands/consultation/person.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { readThread, Thread } from './thread.tsx'

type Visit = PersonalVisit<'messages'>

const holderOf = ({ params, visitor }: Visit) => ({
  application: params.application,
  by: visitor.actor,
})

/** The page. */
export const messagesPage: PersonalPage<'messages'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, to, params } = visit
    const read = await readThread(visit, holderOf(visit))
    if (!read.ok) return read
    const say = words[language]
    const name = read.value.offering.settings.title[language]
    return shown({
      title: `${say.title}｜${name}`,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name, href: to.application(params) },
        { name: say.title },
      ],
      body: (
        <>
          <p class="over-title">{name}</p>
          <h1>{say.title}</h1>
          <Thread visit={visit} read={read.value} />
        </>
      ),
    })
  },
  acts: {
    write: async (visit, form) => {
      const { key } = form
      const given = { holder: holderOf(visit), text: form.text('text'), key }
      const done = await writeMessage(contextOf(visit), { ...given, address: visit.address })
      return done.ok ? moved(visit.here, 'message_sent') : atField('text', done)
    },
    withdraw: async (visit, form) => {
      const given = { holder: holderOf(visit), key: form.key }
      const done = await withdrawConsultation(contextOf(visit), given)
      return done.ok ? moved(visit.to.application(visit.params), 'withdrawn') : done
    },
  },
}

const words = {
  ja: { title: 'メッセージ', myPage: 'マイページ' },
  en: { title: 'Messages', myPage: 'My page' },
} as const

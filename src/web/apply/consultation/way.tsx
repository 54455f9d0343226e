/** Choosing how to talk at the booked time, and the number to call. */
import { chooseWay } from '../../../commands/consultation/way.ts'
import { channels } from '../../../domain/delivery/offering.ts'
import { refuse } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { readWays } from '../../../store/consultation-way.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, shown } from '../../personal.ts'
import { RadioGroup, TextField } from '../../ui/form/controls.tsx'
import { Buttons, Form } from '../../ui/form/form.tsx'
import { readOwn } from '../read-own.ts'

/** The page. */
export const chooseWayPage: PersonalPage<'chooseWay'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to, services } = visit
    const read = await readOwn(visit, params.application)
    if (!read.ok) return read
    const { application, offering, detail } = read.value
    if (application.lifecycle !== 'consultation' || application.state !== 'booked') return notNow
    const ways = await withAuthority(services.database, services.authority, (books) =>
      readWays(books, [application.id]),
    )
    const say = words[language]
    const name = offering.settings.title[language]
    const form = visit.form('choose')
    const options = offering.settings.channels.map((value) => ({
      value,
      label: channels[value][language],
    }))
    const chosen = ways.get(application.id) ?? offering.settings.channels[0]
    return shown({
      title: say.title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name, href: to.application(params) },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          <Form form={form}>
            <RadioGroup
              form={form}
              name="way"
              label={say.way}
              required
              value={chosen}
              options={options}
            />
            {offering.settings.channels.includes('telephone') && (
              <TextField
                form={form}
                name="telephone"
                type="tel"
                autocomplete="tel"
                label={say.telephone}
                hint={say.telephoneHint}
                value={detail?.telephone}
              />
            )}
            <Buttons submit={say.save} cancel={{ href: to.application(params), label: say.back }} />
          </Form>
        </>
      ),
    })
  },
  acts: {
    choose: async (visit, form) => {
      const { application } = visit.params
      const [way, telephone] = [form.text('way'), form.text('telephone')]
      const given = { application, way, telephone, key: form.key }
      const done = await chooseWay(contextOf(visit), given)
      if (done.ok) return moved(visit.to.application(visit.params), 'saved')
      return atField(done.refusal.code.startsWith('telephone') ? 'telephone' : 'way', done)
    },
  },
}

const notNow = refuse(
  'consultation_way_is_fixed',
  'いまは相談の方法を変えられません。マイページで状況を確かめてください。',
  'How you talk cannot be changed now. See on your page how it stands.',
)

const words = {
  ja: {
    title: '相談の方法を変える',
    myPage: 'マイページ',
    way: '相談の方法',
    telephone: '電話番号',
    telephoneHint: '電話での相談のときに使います。',
    save: '保存する',
    back: '変えずに戻る',
  },
  en: {
    title: 'Change how you talk',
    myPage: 'My page',
    way: 'How you talk',
    telephone: 'Telephone number',
    telephoneHint: 'Used where you talk by telephone.',
    save: 'Save',
    back: 'Back without changing',
  },
} as const

/** 「希望」: what a person wishes for of a placement. */
import { readProfileToEdit, saveProfile } from '../../../commands/placement/profile.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { readFields } from '../../form/field.ts'
import { contextOf, moved, type PersonalPage, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { knownProfile, profileFields, typedProfile } from './fields.ts'
import { onOwnPlacement } from './open-own.ts'

/** The page. */
export const placementProfilePage: PersonalPage<'placementProfile'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to } = visit
    const asked = { id: params.application, side: 'placement' } as const
    const read = await onOwnPlacement(visit, asked, async (books, opened) => ({
      ...opened,
      ...(await readProfileToEdit(books, opened)),
    }))
    if (!read.ok) return read
    const { offering, application, settings, profile } = read.value
    const say = texts[language]
    const back = to.application({ application: params.application })
    const form = visit.form('save')
    const isLive = stateIn('placement', application.state).isLive
    return shown({
      title: say.title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name: offering.settings.title[language], href: back },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{isLive ? say.lead : say.over}</p>
          {isLive && (
            <Form form={form} isGuarded>
              <Fields form={form} fields={profileFields(settings)} values={knownProfile(profile)} />
              <Buttons submit={say.save} cancel={{ href: back, label: say.back }} />
            </Form>
          )}
        </>
      ),
    })
  },
  acts: {
    save: async (visit, form) => {
      const { application } = visit.params
      const asked = { id: application, side: 'placement' } as const
      const read = await onOwnPlacement(visit, asked, async (_books, opened) => opened)
      if (!read.ok) return read
      const values = readFields(form, profileFields(read.value.settings))
      if (!values.ok) return values
      const edit = { application, profile: typedProfile(values.value) }
      const done = await saveProfile(contextOf(visit, form), edit)
      return done.ok ? moved(visit.to.application({ application }), 'saved') : done
    },
  },
}

const texts = {
  ja: {
    title: '希望の登録',
    myPage: 'マイページ',
    lead: '希望に合う企業を探すために使います。書いたところだけで探します。あとから何度でも直せます。企業には、あなたが紹介を受けるまで、お名前を伝えません。',
    over: 'この登録は終わっているため、希望は直せません。',
    save: '保存する',
    back: '登録のページに戻る',
  },
  en: {
    title: 'What you wish for',
    myPage: 'My page',
    lead: 'It is used to find companies that suit you. You may change it at any time. Companies are not told your name before you accept a proposal.',
    over: 'This registration is over, so it cannot be changed.',
    save: 'Save',
    back: 'Back to the registration',
  },
} as const

/** What an organisation lets be read of it in the public register: by itself, or staff for it. */
import { findCertification } from '../../../commands/certification/open-certification.ts'
import { saveRegisterEntry } from '../../../commands/certification/entry.ts'
import { certificationRights } from '../../../commands/certification/rights.ts'
import { isOwn } from '../../../commands/application/scene.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { findEntry, type RegisterEntry } from '../../../store/certification-register.ts'
import { findPartyName } from '../../../store/company-name.ts'
import { withAuthority } from '../../../store/database.ts'
import { readFields } from '../../form/field.ts'
import { checkField, textField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form, type KnownValues } from '../../ui/form/form.tsx'

type Visit = PersonalVisit<'registerEntry'>

const fields = {
  nameJa: textField({ label: { ja: '名称', en: 'Name, in Japanese' }, required: true }),
  nameEn: textField({ label: { ja: '名称（英語）', en: 'Name, in English' }, required: false }),
  showsNumber: checkField({
    label: { ja: '法人番号', en: 'Corporate number' },
    text: { ja: '法人番号を載せる', en: 'Show the corporate number' },
    required: false,
  }),
  placeJa: textField({ label: { ja: '所在地', en: 'Place, in Japanese' }, required: false }),
  placeEn: textField({ label: { ja: '所在地（英語）', en: 'Place, in English' }, required: false }),
  showsPlace: checkField({
    label: { ja: '所在地の公表', en: 'Showing the place' },
    text: { ja: '所在地を載せる', en: 'Show the place' },
    required: false,
  }),
  workJa: textField({
    label: { ja: '事業の内容', en: 'Kind of work, in Japanese' },
    required: false,
  }),
  workEn: textField({
    label: { ja: '事業の内容（英語）', en: 'Kind of work, in English' },
    required: false,
  }),
  showsWork: checkField({
    label: { ja: '事業の内容の公表', en: 'Showing the kind of work' },
    text: { ja: '事業の内容を載せる', en: 'Show the kind of work' },
    required: false,
  }),
  agrees: checkField({
    label: { ja: '公表の同意', en: 'Consent' },
    text: { ja: '登録簿に載せることに同意する', en: 'We agree to stand in the public register' },
    hint: {
      ja: '名称、認証の状態、認証した日と期限は、同意があるときに必ず載ります。同意は、いつでも取り消せます。',
      en: 'With your consent the name, the state and the days of the certificate are shown. You may take it back at any time.',
    },
    required: false,
  }),
}

/** The page. */
export const registerEntryPage: PersonalPage<'registerEntry'> = {
  for: 'signed-in',
  show: async (visit) => {
    const read = await readEntry(visit)
    if (!read.ok) return read
    const { language, params, to } = visit
    const say = texts[language]
    const { entry, company, title, isTheirs } = read.value
    const back = isTheirs
      ? to.application({ application: params.application })
      : to.certificationExamination({ application: params.application })
    const form = visit.form('save')
    return shown({
      title: say.title,
      trail: [
        isTheirs ? { name: say.myPage, href: to.myPage() } : { name: say.desk, href: to.desk() },
        { name: title[language], href: back },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{say.lead}</p>
          <Form form={form} isGuarded>
            <Fields form={form} fields={fields} values={known(entry, company)} />
            <Buttons submit={say.save} cancel={{ href: back, label: say.back }} />
          </Form>
        </>
      ),
    })
  },
  acts: {
    save: async (visit, form) => {
      const values = readFields(form, fields)
      if (!values.ok) return values
      const { nameJa, nameEn, placeJa, placeEn, workJa, workEn, ...rest } = values.value
      const done = await saveRegisterEntry(contextOf(visit, form), {
        application: visit.params.application,
        name: { ja: nameJa, en: nameEn ?? '' },
        place: { ja: placeJa ?? '', en: placeEn ?? '' },
        work: { ja: workJa ?? '', en: workEn ?? '' },
        ...rest,
      })
      if (done.ok) return moved(visit.here, 'saved')
      return done.refusal.code === 'register_name_missing' ? atField('nameJa', done) : done
    },
  },
}

type Read = {
  readonly entry: RegisterEntry | undefined
  readonly company: string | undefined
  readonly title: { readonly ja: string; readonly en: string }
  readonly isTheirs: boolean
}

function readEntry({ visitor, params, services }: Visit): Promise<Result<Read>> {
  return withAuthority(services.database, services.authority, async (books) => {
    const found = await findCertification(books, params.application)
    if (!found.ok) return found
    const { application, offering } = found.value
    const isTheirs = isOwn(application, visitor.actor)
    const may = mayWith(visitor.actor, certificationRights.enter, offering)
    if (!isTheirs && !may.ok) return may
    const { party } = application
    return ok({
      entry: await findEntry(books, application.id),
      company: party === null ? undefined : await findPartyName(books, party),
      title: offering.settings.title,
      isTheirs,
    })
  })
}

function known(entry: RegisterEntry | undefined, company: string | undefined): KnownValues {
  if (!entry) return { nameJa: company, showsNumber: true, showsPlace: true, showsWork: true }
  const { name, place, work, showsNumber, showsPlace, showsWork, agreedAt } = entry
  return {
    ...{ nameJa: name.ja, nameEn: name.en, placeJa: place.ja, placeEn: place.en },
    ...{ workJa: work.ja, workEn: work.en, showsNumber, showsPlace, showsWork },
    agrees: agreedAt !== null,
  }
}

const texts = {
  ja: {
    title: '登録簿に載せる内容',
    lead: '認証を受けた事業者は、だれでも見られる登録簿に載せることができます。載せるのは、同意した項目だけです。',
    myPage: 'マイページ',
    desk: '仕事の一覧',
    save: '保存する',
    back: '申込のページに戻る',
  },
  en: {
    title: 'What the register shows',
    lead: 'A certified organisation may stand in a register that anyone can read. Only what you agree to is shown.',
    myPage: 'My page',
    desk: 'Work list',
    save: 'Save',
    back: 'Back to the application',
  },
} as const

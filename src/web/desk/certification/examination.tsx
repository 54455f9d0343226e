/** One certification at the desk: consultation, criteria, committee, decision, and what follows. */
import type { Child } from 'hono/jsx'
import { readExamination } from '../../../commands/certification/read-examination.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { readDetails } from '../../../store/application.ts'
import { findPartyName } from '../../../store/company-name.ts'
import { type PersonalPage, shown } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { readActorNames } from '../actor-names.ts'
import { toneOf } from '../application/state-tone.ts'
import { whoIs } from '../application/who.ts'
import { inBooks, nowOf } from '../books.ts'
import { deskNames } from '../offering/frame.tsx'
import { readSent, Sent } from '../sending/submissions.tsx'
import type { ExaminationRead, ExaminationVisit, PartProps } from './examination-read.ts'
import { examinationActs } from './examination-acts.ts'
import { CertificatesPart, ReportsPart } from './examination-after.tsx'
import { CriteriaPart } from './examination-criteria.tsx'
import { DecisionPart } from './examination-decision.tsx'
import { CommitteePart, NotesPart } from './examination-parts.tsx'

/** The page. */
export const examinationPage: PersonalPage<'certificationExamination'> = {
  for: 'application.list',
  // The minutes as a file, and what stands beside it.
  bodyLimit: 12 * 1024 * 1024,
  show: async (visit) => {
    const read = await inBooks(visit, (books) => readAll(books, visit))
    if (!read.ok) return read
    const { application, offering, company, detail } = read.value
    const { language, to } = visit
    const say = texts[language]
    const name = company ?? whoIs(application, detail, language)
    const definition = stateIn('certification', application.state)
    const own = { application: application.id }
    return shown({
      title: `${say.title}｜${name}`,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        {
          name: offering.settings.title[language],
          href: to.deskOffering({ offering: offering.id }),
        },
        { name, href: to.deskApplication(own) },
        { name: say.title },
      ],
      body: (
        <>
          <p class="over-title">
            {name} <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
          </p>
          <h1>{say.title}</h1>
          <p>
            <a href={to.deskApplication(own)}>{say.application}</a>
          </p>
          <Body visit={visit} read={read.value} />
        </>
      ),
    })
  },
  acts: examinationActs,
}

async function readAll(books: Books, visit: ExaminationVisit): Promise<Result<ExaminationRead>> {
  const { application: id } = visit.params
  const asked = { by: visit.visitor.actor, now: nowOf(visit) }
  const found = await readExamination(books, id, asked)
  if (!found.ok) return found
  const { application, notes, criteria, meetings } = found.value
  const { party } = application
  const actors = [
    ...notes.map(({ author }) => author),
    ...criteria.flatMap(({ check }) => (check ? [check.checkedBy] : [])),
    ...meetings.map(({ recordedBy }) => recordedBy),
  ]
  return ok({
    ...found.value,
    detail: (await readDetails(books, [id])).get(id),
    company: party === null ? null : ((await findPartyName(books, party)) ?? null),
    sent: await readSent(books, application),
    names: await readActorNames(books, actors),
  })
}

function Body({ visit, read }: PartProps): Child {
  const { language, to } = visit
  const { application, sent } = read
  const part = { visit, read }
  return (
    <>
      <DecisionPart {...part} />
      <NotesPart {...part} />
      <Sent
        read={sent}
        language={language}
        fileHref={(upload) => to.deskUpload({ application: application.id, upload })}
      />
      <CriteriaPart {...part} />
      <CommitteePart {...part} />
      <CertificatesPart {...part} />
      <ReportsPart {...part} />
    </>
  )
}

const texts = {
  ja: {
    title: '認証の審査',
    application: '申込の内容と経過を見る',
    evidence: '送られた書類',
  },
  en: {
    title: 'Examination',
    application: 'See the application and its history',
    evidence: 'What was sent',
  },
} as const

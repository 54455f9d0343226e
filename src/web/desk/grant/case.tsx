/** One grant application at the desk: papers beside the checklist, decision, and what follows. */
import type { Child } from 'hono/jsx'
import { stateIn } from '../../../domain/delivery/register.ts'
import { type PersonalPage, shown } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { answerLines } from '../../ui/question/answer-lines.ts'
import { toneOf } from '../application/state-tone.ts'
import { numberOf } from '../application/who.ts'
import { LettersOf } from '../letter/letters-of.tsx'
import { deskNames } from '../offering/frame.tsx'
import { Sent } from '../sending/submissions.tsx'
import { About } from './about.tsx'
import { Award } from './award.tsx'
import { Budget } from './budget.tsx'
import { caseActs } from './case-acts.ts'
import { DecideForms } from './decide-forms.tsx'
import { type CasePartProps, readCase } from './read-case.ts'
import { ReviewForm } from './review-form.tsx'

/** The page. */
export const grantCasePage: PersonalPage<'grantCase'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readCase(visit)
    if (!read.ok) return read
    const { application, offering, company, sums } = read.value
    const { language, to } = visit
    const say = texts[language]
    const place = { offering: offering.id }
    const name = company ?? numberOf(application)
    const definition = stateIn('grant', application.state)
    return shown({
      title: `${name}｜${offering.settings.title[language]}`,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: offering.settings.title[language], href: to.deskOffering(place) },
        { name: say.cases, href: to.grantCases(place) },
        { name },
      ],
      body: (
        <>
          <p class="over-title">
            {numberOf(application)}{' '}
            <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
          </p>
          <h1>{name}</h1>
          <p>
            <a href={to.deskApplication({ application: application.id })}>{say.application}</a>
          </p>
          <About visit={visit} read={read.value} />
          <div class="papers-beside">
            <Papers visit={visit} read={read.value} />
            <ReviewForm visit={visit} read={read.value} />
          </div>
          <DecideForms visit={visit} read={read.value} />
          <Award visit={visit} read={read.value} />
          <Budget sums={sums} language={language} />
          <LettersOf visit={visit} programme={offering.programme} letters={read.value.letters} />
        </>
      ),
    })
  },
  acts: caseActs,
}

/** What was answered, and every version that was sent afterwards. */
function Papers({ visit, read }: CasePartProps): Child {
  const { language, to } = visit
  const { application, questions, answers, sent } = read
  const fileHref = (upload: string) => to.deskUpload({ application: application.id, upload })
  return (
    <section>
      <h2>{texts[language].papers}</h2>
      <SummaryList lines={answerLines({ questions, answers, language, fileHref })} />
      <Sent read={sent} language={language} fileHref={fileHref} />
    </section>
  )
}

const texts = {
  ja: {
    cases: '審査と交付',
    application: '申込の内容・経過・差戻しのページを開く',
    papers: '申請の内容',
  },
  en: {
    cases: 'Cases',
    application: 'Open the page of the application, its history and returns',
    papers: 'What was applied for',
  },
} as const

/** The criteria of a certification: how each was found, and recording new checks. */
import type { Child } from 'hono/jsx'
import type { CheckedCriterion } from '../../../commands/certification/read-examination.ts'
import { certificationRights } from '../../../commands/certification/rights.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import {
  boundSentence,
  countedSentence,
  outcomes,
} from '../../../domain/delivery/certification/criterion.ts'
import { formatMoment } from '../../ui/when.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { actorName } from '../actor-names.ts'
import type { PartProps } from './examination-read.ts'
import { criterionFields, knownChecks } from './examination-fields.ts'
import { checkedStates, checksHoldSince, leadsOn } from './examination-state.ts'

/** The table of criteria, the form for checks, and the way to the committee. */
export function CriteriaPart({ visit, read }: PartProps): Child {
  const { language, to, visitor } = visit
  const say = texts[language]
  const { criteria, offering, application } = read
  const may = mayWith(visitor.actor, certificationRights.check, offering).ok
  const checking = visit.form('check')
  const going = visit.form('examine')
  const known = knownChecks(criteria, checksHoldSince(read))
  if (criteria.length === 0) {
    return (
      <section>
        <h2>{say.title}</h2>
        <p>
          {say.none} <a href={to.certificationSettings({ offering: offering.id })}>{say.set}</a>
        </p>
      </section>
    )
  }
  return (
    <section>
      <h2>{say.title}</h2>
      <Table visit={visit} read={read} />
      {may && checkedStates.has(application.state) && (
        <details class="more" open={checking.isShownAgain}>
          <summary>{say.record}</summary>
          <p class="hint">{say.hint}</p>
          <Form form={checking} isGuarded>
            {criteria.map(({ criterion }, place) => (
              <fieldset class="form-group">
                <legend>{criterion.label[language]}</legend>
                <Bound checked={{ criterion }} language={language} />
                <Fields form={checking} fields={criterionFields(criterion, place)} values={known} />
              </fieldset>
            ))}
            <Buttons submit={say.save} />
          </Form>
        </details>
      )}
      {may && leadsOn(read, 'examine') && (
        <Form form={going}>
          <Buttons submit={say.examine}>
            <a href={to.returnApplication({ application: application.id })}>{say.return}</a>
          </Buttons>
        </Form>
      )}
    </section>
  )
}

type BoundProps = {
  readonly checked: Pick<CheckedCriterion, 'criterion'>
  readonly language: 'ja' | 'en'
}

function Bound({ checked: { criterion }, language }: BoundProps): Child {
  const bound = boundSentence(criterion)
  return bound && <p class="hint">{bound[language]}</p>
}

function Table({ visit, read }: PartProps): Child {
  const { language } = visit
  const say = texts[language]
  return (
    <table class="plain stacked">
      <caption class="for-readers">{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.criterion}</th>
          <th scope="col">{say.found}</th>
          <th scope="col">{say.evidence}</th>
          <th scope="col">{say.by}</th>
        </tr>
      </thead>
      <tbody>
        {read.criteria.map((checked) => (
          <tr>
            <th scope="row">
              {checked.criterion.label[language]}
              <span class="under">{boundSentence(checked.criterion)?.[language]}</span>
            </th>
            <td data-label={say.found}>
              <Found {...{ visit, read, checked }} />
            </td>
            <td data-label={say.evidence}>{evidenceWords(checked, language)}</td>
            <td data-label={say.by}>
              {checked.check ? (
                <>
                  {actorName(checked.check.checkedBy, read.names, language)}
                  <span class="under">{formatMoment(checked.check.checkedAt, language)}</span>
                  {checked.times > 1 && <span class="under">{say.times(checked.times)}</span>}
                </>
              ) : (
                '—'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const evidenceWords = ({ check }: CheckedCriterion, language: 'ja' | 'en'): string =>
  check === null ? '—' : check.evidenceSeen ? texts[language].seen : texts[language].notSeen

type FoundProps = PartProps & { readonly checked: CheckedCriterion }

function Found({ visit: { language }, read, checked: { criterion, check } }: FoundProps): Child {
  const say = texts[language]
  if (!check) return <StatusTag label={say.open} />
  const counted = countedSentence(criterion, check.numbers)
  const tone = check.outcome === 'not-met' ? 'attention' : 'good'
  const isOld = check.command <= checksHoldSince(read)
  return (
    <>
      <StatusTag label={outcomes[check.outcome][language]} {...(!isOld && { tone })} />
      {counted && <span class="under">{counted[language]}</span>}
      {check.note !== null && <span class="under lines">{check.note}</span>}
      {isOld && <span class="under">{say.old}</span>}
    </>
  )
}

const texts = {
  ja: {
    title: '基準の確認',
    none: '基準がまだ設定されていません。',
    set: '基準を設定する',
    record: '確認を記録する',
    hint: '変えた基準だけが、新しい確認として残ります。割合と最低の人数は、入力した人数から計算します。',
    save: '確認を記録する',
    examine: '確認を終えて、審査会に進める',
    return: '差し戻す（直していただく項目を書く）',
    criterion: '基準',
    found: '確認の結果',
    evidence: '証拠書類',
    by: '確認した人',
    seen: '見た',
    notSeen: '見ていない',
    open: '未確認',
    old: '前の認証のときの確認です。もう一度確認してください。',
    times: (count: number) => `${count}回確認`,
  },
  en: {
    title: 'Criteria',
    none: 'No criteria are set yet.',
    set: 'Set the criteria',
    record: 'Record checks',
    hint: 'Only what you change becomes a new check. Shares and least numbers follow from what you enter.',
    save: 'Record these checks',
    examine: 'All is checked: on to the committee',
    return: 'Return it, and say what is to be mended',
    criterion: 'Criterion',
    found: 'Found',
    evidence: 'Evidence',
    by: 'By',
    seen: 'seen',
    notSeen: 'not seen',
    open: 'not looked at',
    old: 'Found for the certificate before. Look at it again.',
    times: (count: number) => `looked at ${count} times`,
  },
} as const

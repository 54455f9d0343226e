/** Fact kinds left by deliveries to people: gathering, course, consultation, booking, placement. */
import { type FactKindDefinition, factAbout } from './definition.ts'

const desk = { ja: '受付・運営者', en: 'the desk or the operator' }
const company = { ja: '参加企業', en: 'the participating company' }
const counsellor = { ja: '相談員', en: 'the counsellor' }

/** The kinds with their definitions. */
export const peopleKinds = {
  'gathering.held': factAbout(
    { ja: '催しの開催', en: 'Gathering held' },
    { ja: '催しを1回開催した', en: 'A gathering took place once' },
    {
      recordedBy: desk,
      party: 'none',
      tags: ['in-person', 'online', 'expo', 'seminar', 'symposium', 'exchange', 'interview'],
    },
  ),
  'gathering.registered': factAbout(
    { ja: '催しの申込', en: 'Gathering registration' },
    { ja: '催しの席を予約した', en: 'A seat at a gathering was reserved' },
    {
      recordedBy: desk,
      tags: ['in-person', 'online', 'expo', 'seminar', 'symposium', 'exchange', 'interview'],
    },
  ),
  'gathering.attended': factAbout(
    { ja: '催しの来場', en: 'Gathering attendance' },
    { ja: '催しに来場・参加した', en: 'Someone came to a gathering' },
    {
      recordedBy: desk,
      party: 'optional',
      tags: ['in-person', 'online', 'expo', 'seminar', 'symposium', 'exchange', 'interview'],
    },
  ),
  'gathering.interviewed': factAbout(
    { ja: '催しでの面接', en: 'Interview at a gathering' },
    { ja: '催しで企業1社と面接した', en: 'Someone met one company at a gathering' },
    { recordedBy: company, tags: ['in-person', 'online'] },
  ),
  'gathering.hired': factAbout(
    { ja: '催しからの採用', en: 'Hired from a gathering' },
    { ja: '催しの面接を経て採用された', en: 'Someone was hired after a gathering' },
    { recordedBy: company },
  ),
  'course.held': factAbout(
    { ja: '講座の開催', en: 'Course session held' },
    { ja: '講座・研修を1回開催した', en: 'A course session took place once' },
    { recordedBy: desk, party: 'none', tags: ['in-person', 'online'] },
  ),
  'course.applied': factAbout(
    { ja: '受講申込', en: 'Course application' },
    { ja: '講座の受講を申し込んだ', en: 'Someone applied for a course' },
    { recordedBy: desk, tags: ['in-person', 'online'] },
  ),
  'course.accepted': factAbout(
    { ja: '受講決定', en: 'Accepted on a course' },
    { ja: '講座の受講が決まった', en: 'Someone was accepted on a course' },
    { tags: ['in-person', 'online'] },
  ),
  'course.attended': factAbout(
    { ja: '受講', en: 'Course attendance' },
    { ja: '講座の1回に出席した', en: 'Someone attended one course session' },
    { recordedBy: desk, party: 'optional', tags: ['in-person', 'online'] },
  ),
  'course.completed': factAbout(
    { ja: '修了', en: 'Course completed' },
    { ja: '講座を修了した', en: 'Someone completed a course' },
  ),
  'course.qualified': factAbout(
    { ja: '資格取得', en: 'Qualified' },
    { ja: '講座の対象資格に合格した', en: "Someone passed the course's examination" },
  ),
  'course.hired': factAbout(
    { ja: '受講後の就職', en: 'Hired after a course' },
    { ja: '受講した人が就職した', en: 'Someone was hired after a course' },
  ),
  'consultation.held': factAbout(
    { ja: '相談の実施', en: 'Consultation held' },
    { ja: '相談を1件受けた', en: 'One consultation was given' },
    { recordedBy: counsellor, party: 'optional', tags: ['in-person', 'online'] },
  ),
  'booking.used': factAbout(
    { ja: '施設の利用', en: 'Booking used' },
    { ja: '予約した部屋・設備を利用した', en: 'A booked room or booth was used' },
    { recordedBy: desk },
  ),
  'placement.dispatched': factAbout(
    { ja: '派遣決定', en: 'Placement decided' },
    { ja: 'トライアル就労の派遣が決まった', en: 'A trial placement was decided' },
  ),
  'placement.started': factAbout(
    { ja: 'トライアル雇用の開始', en: 'Trial employment started' },
    { ja: '企業でトライアル雇用が始まった', en: 'Trial employment began at a company' },
  ),
  'placement.hired': factAbout(
    { ja: 'トライアル後の採用', en: 'Hired after a placement' },
    { ja: 'トライアル就労の後に採用された', en: 'Someone was hired after a placement' },
  ),
  'placement.retained': factAbout(
    { ja: '就労の定着', en: 'Retained after a placement' },
    { ja: '採用後も働き続けている', en: 'Someone still works there after being hired' },
  ),
} as const satisfies Readonly<Record<string, FactKindDefinition>>

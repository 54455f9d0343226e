/**
 * What can be posted on pages, and by which endpoint programs do the same. The test beside it holds
 * this table against the pages and the endpoints: neither grows without the other.
 */

/** The endpoints of each act of a page: "page act". */
export const pageActs: Readonly<Record<string, readonly string[]>> = {
  // Applying, and one's own applications
  'apply send': ['apply', 'sendFile'],
  'myPage accept': ['actOnApplication'],
  'myPage take': ['actOnApplication'],
  'myPage enrol': ['actOnApplication'],
  'application accept': ['actOnApplication'],
  'application take': ['actOnApplication'],
  'application enrol': ['actOnApplication'],
  'withdraw leave': ['actOnApplication'],
  'sendAnswers send': ['sendAnswers', 'sendFile'],
  'returnApplication return': ['returnApplication'],
  'join join': ['actOnApplication'],
  'jobReport report': ['recordJob'],
  'interviews reserve': ['reserveInterviews'],
  'interviews cancel': ['actOnApplication'],
  'interviews take': ['takeNumber'],
  'questionnaire send': ['answerQuestionnaire', 'sendFile'],
  'moveBooking move': ['moveToSlot'],
  // Consultations, as the person has them
  'askByMessage ask': ['askByMessage', 'sendFile'],
  'messages write': ['writeMessage'],
  'messages withdraw': ['actOnApplication'],
  'chooseWay choose': ['chooseWay'],
  'myPage choose-way': ['chooseWay'],
  'application choose-way': ['chooseWay'],
  // One's own account
  'profile save': ['updateProfile'],
  'companies join': ['joinCompany'],
  'companies confirm': ['confirmColleague'],
  'companies end': ['leaveCompany'],
  'tokens end': ['endToken'],
  // Setting up offerings
  'newOffering create': ['createOffering'],
  'deskOffering state': ['changeOfferingState'],
  'editOffering edit': ['editOffering'],
  'cancelOffering cancel': ['cancelOffering'],
  'newSessions add': ['addSessions'],
  'newSlots add': ['addSessions'],
  'importSessions import': ['addSessions'],
  'importSessions undo': ['undoSessions'],
  'importOfferings try': ['importOfferings'],
  'importOfferings import': ['importOfferings'],
  'importOfferings undo': ['undoOfferingsImport'],
  'deskSession move': ['moveSession'],
  'deskSession resize': ['resizeSession'],
  'deskSession heads': ['countHeads'],
  'deskSession hold': ['holdSession'],
  'cancelSession cancel': ['cancelSession'],
  'offeringResources add': ['addResources'],
  'offeringResources up': ['moveResource'],
  'offeringResources down': ['moveResource'],
  'offeringResources close': ['editResource'],
  'offeringResources open': ['editResource'],
  'deskResource edit': ['editResource'],
  'offeringQuestions add': ['publishQuestions'],
  'offeringQuestions up': ['publishQuestions'],
  'offeringQuestions down': ['publishQuestions'],
  'offeringQuestions remove': ['publishQuestions'],
  'deskQuestion edit': ['publishQuestions'],
  'offeringHours save': ['saveHours'],
  'offeringHours renew': ['renewSlots'],
  'resourceHours save': ['saveOwnHours'],
  'courseSettings save': ['saveCourseSettings'],
  // Applications at the desk
  'offeringApplications bulk': ['actOnApplications'],
  'newApplication enter': ['apply'],
  'bookFor book': ['apply'],
  'deskApplication step': ['actOnApplication'],
  'importApplications try': ['importApplications'],
  'importApplications import': ['importApplications'],
  'importApplications undo': ['undoImport'],
  'importAttendance try': ['importAttendance'],
  'importAttendance import': ['importAttendance'],
  'importAttendance undo': ['undoAttendanceImport'],
  'deskNotice resend': ['resendNotice'],
  'letterTemplates number': ['saveLetterNumbers'],
  'letterTemplate save': ['saveLetterTemplate'],
  'letterTemplate usual': ['saveLetterTemplate'],
  'letterTemplate try': ['previewLetterTemplate'],
  'letterPreview save': ['saveLetterTemplate'],
  // Courses
  'courseSelection points': ['givePoints'],
  'courseSelection fixList': ['fixDrawList'],
  'courseSelection carryOut': ['carryOutSelection'],
  'courseProgress try': ['importProgress'],
  'courseProgress import': ['importProgress'],
  'courseProgress undo': ['undoProgressImport'],
  'courseCompletion complete': ['completeCourse'],
  'courseResults try': ['importOutcomes'],
  'courseResults import': ['importOutcomes'],
  'courseResult examination': ['recordExamination'],
  'courseResult job': ['recordJob'],
  'courseResult undo-qualify': ['actOnApplication'],
  'courseResult undo-hire': ['actOnApplication'],
  'roster attend': ['markAttendance'],
  'roster many': ['markAttendance'],
  'roster takeBack': ['takeBackAttendance'],
  'rosterPaper record': ['markAttendance'],
  // Counsellors and rooms, day by day
  'deskBookings use': ['actOnApplication'],
  'deskBookings miss': ['actOnApplication'],
  'deskBookings undo-use': ['actOnApplication'],
  'deskBookings undo-miss': ['actOnApplication'],
  'deskConsultations hold': ['actOnApplication'],
  'deskConsultations miss': ['actOnApplication'],
  'deskConsultations undo-visit': ['actOnApplication'],
  'deskConsultations undo-miss': ['actOnApplication'],
  'deskConsultations heads': ['countConsultations'],
  'consultationWalkIn receive': ['apply', 'noteConsultation'],
  'deskConsultation answer': ['answerConsultation'],
  'deskConsultation note': ['noteConsultation'],
  'deskConsultation take': ['assignConsultation'],
  'deskConsultation release': ['assignConsultation'],
  'deskConsultation hand': ['assignConsultation'],
  'deskConsultation contact': ['planContact'],
  'deskConsultation hold': ['actOnApplication'],
  'deskConsultation miss': ['actOnApplication'],
  'deskConsultation close': ['actOnApplication'],
  'deskConsultation reopen': ['actOnApplication'],
  'deskConsultation dismiss': ['actOnApplication'],
  'deskConsultation restore': ['actOnApplication'],
  'deskConsultation undo-miss': ['actOnApplication'],
  'deskConsultation undo-hold': ['actOnApplication'],
  'deskConsultation undo-visit': ['actOnApplication'],
  'deskConsultation cancel': ['actOnApplication'],
  'deskConsultation void': ['actOnApplication'],
  // The day of a gathering, and what comes afterwards
  'door scan': ['scanTickets'],
  'door admit': ['scanTickets'],
  'door heads': ['scanTickets'],
  'door batch': ['scanTickets'],
  'door walkIn': ['letInByName'],
  'door undo': ['undoCheckIn'],
  'door undoHeads': ['undoHeads'],
  'deskDoor make': ['makeDoorPass'],
  'deskDoor end': ['endPass'],
  'deskDoor settle': ['settleScan'],
  'attendancePaper enter': ['enterAttendanceList'],
  'attendancePaper undo': ['undoAttendanceList'],
  ...boothActs('deskBooth'),
  ...boothActs('doorBooth'),
  'gatheringInterviews settings': ['editOffering'],
  'gatheringInterviews tell': ['tellInterviewResults'],
  'gatheringInterviews link': ['makeResultsPass'],
  'gatheringInterviews end': ['endPass'],
  'gatheringInterviews try': ['tellInterviewResults'],
  'gatheringInterviews import': ['tellInterviewResults'],
  'companyResults tell': ['tellInterviewResults'],
  'gatheringQuestionnaire send': ['sendQuestionnaire'],
  // People and roles
  'invitePerson invite': ['inviteStaff'],
  'invitations end': ['endInvitation'],
  'waitingMembers confirm': ['confirmMembership'],
  'waitingMembers end': ['endMembership'],
  'person give': ['giveRole'],
  'person end': ['endRole'],
  'resetSecondFactor reset': ['resetSecondFactor'],
}

/** A booth is served by the same acts at the desk and behind a volunteer's link. */
function boothActs(page: string): Readonly<Record<string, readonly string[]>> {
  const acts = ['call', 'miss', 'requeue', 'meet', 'undo-meet']
  return {
    [`${page} next`]: ['callNextVisitor'],
    [`${page} number`]: ['takeNumber'],
    ...Object.fromEntries(acts.map((act) => [`${page} ${act}`, ['actAtBooth']])),
  }
}

const signingIn =
  'Signing in and up, and what guards it, is done by a person in a browser: no token does it.'
const draft =
  'A draft keeps what was typed on a page; a program has its own, and sends answers at once.'
const preview = 'A look before the act: nothing is written. Programs read, or ask with dryRun=true.'

/** The acts of pages that programs do not have, and why. */
export const onPagesAlone: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['signIn signIn', 'signIn askPasskey', 'signIn passkey', 'signInByMail send'],
      ...['followLink signIn', 'signOut signOut', 'signUp send', 'finishSignUp finish'],
      ...['reset send', 'finishReset finish', 'invitation accept'],
      ...['secondFactor code', 'secondFactor recovery', 'secondFactor askPasskey'],
      ...['secondFactor passkey', 'ownSecondFactor removeApp', 'authenticatorApp confirm'],
      ...['recoveryCodes renew', 'passkeys askPasskey', 'passkeys passkey', 'passkeys remove'],
      ...['account unlink', 'password change', 'signIns end', 'signIns endOthers'],
      ...['changeAddress ask', 'confirmAddress change', 'closeAccount close'],
    ].map((act) => [act, signingIn]),
  ),
  ...Object.fromEntries(
    [
      ...['apply saveDraft', 'apply check', 'questionnaire saveDraft', 'askByMessage saveDraft'],
      ...['sendAnswers saveDraft', 'sendAnswers check', 'letterPreview drop'],
    ].map((act) => [act, draft]),
  ),
  ...Object.fromEntries(
    [
      ...['newSessions foresee', 'newSlots foresee', 'importSessions try', 'companies lookUp'],
      ...['rosterPaper match', 'attendancePaper match', 'door search'],
    ].map((act) => [act, preview]),
  ),
  'tokens create': 'A token gives no other token: one that leaks could outlive its end.',
  'consultation write':
    'Without a name a code opens it, and nothing may tell whose it is; a token would.',
  'consultation withdraw':
    'Without a name a code opens it, and nothing may tell whose it is; a token would.',
  'doorPass open': 'It turns a link into a cookie; programs act at the door with their own token.',
}

/** The endpoints that write and have no page, and why. */
export const withoutPage: Readonly<Record<string, string>> = {}

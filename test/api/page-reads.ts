/**
 * What personal pages show, and by which endpoint programs read the same: pages, files for one
 * visitor, live streams. The test beside it holds this table against the table of routes: a new
 * route stands in it, or says why it does not.
 */

/** The endpoints that give what a route shows. */
export const pageReads: Readonly<Record<string, readonly string[]>> = {
  // Applying, and one's own applications
  offerings: ['listOfferings'],
  offering: ['readOffering', 'listDates', 'listResources'],
  apply: ['readOffering', 'listDates', 'readQuestions'],
  myPage: ['listOwnApplications', 'listPossibleActs'],
  application: [
    'readApplication',
    'listPossibleActs',
    'listActivitiesOfApplication',
    'readOwnSupport',
  ],
  join: ['listOnlineDates'],
  sendAnswers: ['readQuestions', 'listSubmissions'],
  returnApplication: ['readApplication', 'readQuestions'],
  calendarIcs: ['downloadCalendar'],
  answerFile: ['downloadFile'],
  ticket: ['readApplication', 'listInterviews'],
  draw: ['readDraw'],
  drawJson: ['readDraw'],
  certificatePdf: ['readCertificate', 'downloadCertificate'],
  certificate: ['checkCertificate'],
  slots: ['listDates', 'listResources'],
  moveBooking: ['listDates'],
  messages: ['readMessages'],
  chooseWay: ['readOffering', 'listPossibleActs'],
  interviews: ['listInterviews', 'listDates', 'readBoard'],
  interviewsLive: ['listInterviews', 'readBoard'],
  questionnaire: ['readQuestions'],
  board: ['readBoard'],
  boardLive: ['readBoard'],
  // Experts who are sent to companies
  dispatchSettings: ['readDeskOffering'],
  dispatchRequests: ['listDispatches'],
  deskDispatch: ['readDispatch', 'proposeExperts'],
  experts: ['listExperts'],
  exportExperts: ['listExperts'],
  deskExpert: ['readExpert'],
  feeClaims: ['listFeeClaims'],
  expert: ['listAssignments'],
  expertAssignment: ['readDispatch'],
  expertVisit: ['readDispatch'],
  expertDiary: ['listAssignments'],
  expertFees: ['listOwnFees'],
  confirmVisit: ['readDispatch'],
  // One's own account
  account: ['readProfile', 'listCompanies'],
  profile: ['readProfile'],
  companies: ['listCompanies'],
  tokens: ['listTokens'],
  closeAccount: ['listOwnApplications'],
  // The desk: what waits, and offerings
  desk: ['readWork'],
  deskOfferings: ['listDeskOfferings'],
  exportOfferings: ['listDeskOfferings'],
  deskOffering: ['readDeskOffering', 'listOfferingVersions'],
  editOffering: ['readDeskOffering'],
  cancelOffering: ['readDeskOffering', 'listApplications'],
  offeringSessions: ['listDeskSessions'],
  exportSessions: ['listDeskSessions'],
  deskSession: ['listDeskSessions', 'listApplications', 'listActivities'],
  offeringResources: ['listResources'],
  exportResources: ['listResources'],
  deskResource: ['readResource'],
  offeringQuestions: ['readQuestions'],
  deskQuestion: ['readQuestions'],
  offeringHours: ['readDeskOffering'],
  resourceHours: ['readResource'],
  courseSettings: ['readDeskOffering'],
  deskFigures: ['readFigures'],
  // Applications at the desk
  offeringApplications: ['listApplications'],
  exportApplications: ['listApplications', 'readApplication'],
  deskApplication: ['readApplication', 'listPossibleActs', 'listActivitiesOfApplication'],
  deskUpload: ['downloadFile'],
  exportAttendance: ['listApplications', 'listActivities'],
  deskNotices: ['listNotices'],
  exportNotices: ['listNotices'],
  deskNotice: ['readNotice'],
  deskNoticeHtml: ['readNotice'],
  letterPdf: ['listLettersOfApplication', 'downloadLetter'],
  deskLetters: ['listLetters'],
  exportLetters: ['listLetters'],
  deskLetter: ['readLetter'],
  deskLetterPdf: ['downloadLetter'],
  letterTemplates: ['listLetterTemplates', 'readLetterNumbers'],
  letterTemplate: ['readLetterTemplate'],
  deskActs: ['listActs'],
  exportActs: ['listActs'],
  // Certifications, and the public register
  register: ['listRegister'],
  registerCsv: ['listRegister'],
  registerJson: ['listRegister'],
  registered: ['readRegistered'],
  registerEntry: ['readRegisterEntry'],
  certificationSettings: ['readDeskOffering'],
  certifiedList: ['listCertified'],
  exportCertified: ['listCertified'],
  certificationExamination: ['readCertification'],
  certificationMinutes: ['downloadMinutes'],
  // Placements
  placementProfile: ['readPlacement'],
  placementProposal: ['readPlacement'],
  hostPositions: ['readHosting'],
  hostPosition: ['readHosting'],
  hostPeople: ['readHosting'],
  placementSettings: ['readDeskOffering'],
  placements: ['listPlacements'],
  placementSheet: ['listPlacements', 'listHosts', 'readHosting'],
  deskPlacement: ['readPlacement', 'rankPositions'],
  placementHosts: ['listHosts'],
  placementHost: ['readHosting'],
  deskPosition: ['readHosting', 'rankPeople'],
  // Courses
  courseSelection: ['proposeSelection', 'listLearners'],
  courseAttendance: ['listLearners'],
  courseProgress: ['listLearners'],
  courseCompletion: ['listLearners'],
  courseResults: ['listLearners'],
  courseResultsSheet: ['listLearners'],
  courseResult: ['listLearners', 'readApplication'],
  roster: ['readRoster'],
  rosterPdf: ['readRoster'],
  rosterPaper: ['readRoster'],
  // Supports
  supportBoard: ['listSupports'],
  exportSupports: ['listSupports'],
  supportCalendar: ['listSupports', 'readSupport'],
  deskSupport: ['readSupport'],
  supportRecord: ['readSupport'],
  supportSharing: ['readSupport', 'readSupportSettings'],
  supportTimeline: ['readSupport'],
  supportSettings: ['readSupportSettings'],
  supportAgency: ['readSupportSettings', 'listPeople'],
  importOutreach: ['listSupports', 'listActs'],
  // Counsellors and rooms, day by day
  bookFor: ['listSlotsOfDay'],
  deskConsultations: ['listSlotsOfDay'],
  consultationQueue: ['listWaitingConsultations'],
  exportConsultations: ['listSlotsOfDay'],
  exportConsultationQueue: ['listWaitingConsultations'],
  deskConsultation: ['readConsultation', 'readMessages', 'listPossibleActs'],
  deskBookings: ['listSlotsOfDay'],
  exportBookings: ['listSlotsOfDay'],
  // The day of a gathering, and what comes afterwards
  gatheringDay: ['listDeskSessions', 'readDoor'],
  gatheringInterviews: ['listInterviewResults', 'listPasses'],
  interviewSheet: ['listInterviewResults'],
  gatheringQuestionnaire: ['summariseQuestionnaire'],
  deskDoor: ['readDoor', 'listPasses'],
  attendancePaper: ['listApplications', 'listActivities'],
  deskBooths: ['readBoard'],
  deskBooth: ['readBoard', 'listApplications'],
  door: ['readDoor'],
  doorLive: ['readDoor'],
  doorList: ['readDoorList'],
  doorBooths: ['readBoard'],
  doorBooth: ['readBoard', 'listApplications'],
  companyResults: ['listInterviewResults'],
  // People and roles
  people: ['listPeople'],
  exportPeople: ['listPeople'],
  person: ['readPerson'],
  invitations: ['listInvitations'],
  waitingMembers: ['listWaitingMembers'],
  resetSecondFactor: ['readPerson'],
}

const signingIn =
  'Signing in and up, and what guards it, is shown to a person in a browser: no token reads it.'
const emptyForm =
  'An empty form: it shows what its act asks for, and the description says the same.'
const namelessCode =
  'Without a name a code opens it, and nothing may tell whose it is; a token would.'

/** The routes of which programs read nothing, and why. */
export const nothingToRead: Readonly<Record<string, string>> = {
  ...because(signingIn, [
    ...['signIn', 'secondFactor', 'signInByMail', 'followLink', 'departIdentity'],
    ...['arriveIdentity', 'signOut', 'signUp', 'finishSignUp', 'mailSent', 'reset'],
    ...['finishReset', 'invitation', 'changeAddress', 'confirmAddress', 'password', 'passkeys'],
    ...['ownSecondFactor', 'authenticatorApp', 'recoveryCodes', 'signIns'],
  ]),
  ...because(emptyForm, [
    ...['certificates', 'askByMessage', 'jobReport', 'newOffering', 'newSessions', 'newSlots'],
    'newExpert',
    ...['newApplication', 'consultationWalkIn', 'invitePerson', 'importOfferings'],
    ...['placementLists'],
    ...['importSessions', 'importApplications', 'importAttendance'],
  ]),
  ...because('It asks once more before an act; what it repeats is read by the page before it.', [
    ...['withdraw', 'cancelSession'],
  ]),
  consultation: namelessCode,
  ticketCode:
    'It leads its owner to the ticket and a door to its page; it says nothing of anybody.',
  ...because('What is being tried is answered to whoever tries it.', [
    ...['letterPreview', 'letterPreviewPdf'],
  ]),
  ...because('Made for paper: programs read what it says, and write their own.', [
    ...['ticketPdf'],
  ]),
  doorPass: 'It turns a link into a cookie; programs act at the door with their own token.',
  questionPreview: 'The questions drawn as a form: programs read the questions themselves.',
}

function because(reason: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, reason]))
}

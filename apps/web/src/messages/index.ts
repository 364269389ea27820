/** Every text of the interface, by area: the one catalogue (zh-CN). What the API says in Chinese is shown as it is. */
import { accountAdministrationMessages, accountMessages } from './accounts.js'
import { actMessages } from './acts.js'
import { administrationMessages } from './administration.js'
import { appraisalMessages } from './appraisals.js'
import { attendanceMessages } from './attendance.js'
import { auditMessages } from './audit.js'
import { agendaMessages, branchMessages } from './branches.js'
import { activityMessages } from './activities.js'
import { categoryMessages } from './categories.js'
import { needMessages, offerMessages, postMessages } from './needs.js'
import { evaluationSlipMessages } from './evaluation-slips.js'
import { evaluationMessages } from './evaluations.js'
import { homeMessages } from './home.js'
import { checkInMessages } from './check-ins.js'
import { interviewMessages } from './interviews.js'
import { calendarMessages } from './calendar.js'
import { claimMessages } from './claims.js'
import { clockMessages } from './clocks.js'
import { deadlineMessages } from './deadlines.js'
import { commentMessages, fileMessages } from './files.js'
import { importMessages } from './imports.js'
import { inboxMessages } from './inbox.js'
import { monthlyReportMessages } from './monthly-reports.js'
import { noticeMessages } from './notices.js'
import { numbersMessages } from './numbers.js'
import { organisationMessages } from './organisation.js'
import { followUpMessages } from './follow-ups.js'
import { pointMessages } from './points.js'
import { periodMessages, pointRuleMessages, publicPointMessages } from './point-rules.js'
import { policyMessages } from './policies.js'
import { processMessages } from './processes.js'
import { publicAddressMessages } from './public-address.js'
import { lastResultMessages } from './last-results.js'
import { evaluationResultMessages } from './evaluation-results.js'
import { demoSlipMessages } from './demo-slips.js'
import { projectMessages } from './projects.js'
import { readinessMessages } from './readiness.js'
import { reportMessages } from './reports.js'
import { weeklyMessages } from './weekly.js'
import { spotCheckMessages, photoMatchMessages } from './spot-checks.js'
import { substitutionMessages } from './substitutions.js'
import { urgingMessages } from './urging.js'
import { problemMessages, shellMessages, signInMessages, stateMessages } from './shell.js'

export const m = {
  account: accountMessages,
  accountAdministration: accountAdministrationMessages,
  shell: shellMessages,
  signIn: signInMessages,
  state: stateMessages,
  problem: problemMessages,
  inbox: inboxMessages,
  substitution: substitutionMessages,
  project: projectMessages,
  activity: activityMessages,
  checkIn: checkInMessages,
  need: needMessages,
  category: categoryMessages,
  offer: offerMessages,
  post: postMessages,
  appraisal: appraisalMessages,
  attendance: attendanceMessages,
  spotCheck: spotCheckMessages,
  photoMatch: photoMatchMessages,
  branch: branchMessages,
  agenda: agendaMessages,
  evaluation: evaluationMessages,
  evaluationSlip: evaluationSlipMessages,
  home: homeMessages,
  monthlyReport: monthlyReportMessages,
  interviews: interviewMessages,
  followUp: followUpMessages,
  point: pointMessages,
  pointRule: pointRuleMessages,
  period: periodMessages,
  publicPoint: publicPointMessages,
  weekly: weeklyMessages,
  claim: claimMessages,
  process: processMessages,
  clock: clockMessages,
  deadline: deadlineMessages,
  act: actMessages,
  urging: urgingMessages,
  policy: policyMessages,
  calendar: calendarMessages,
  readiness: readinessMessages,
  report: reportMessages,
  numbers: numbersMessages,
  administration: administrationMessages,
  notice: noticeMessages,
  organisation: organisationMessages,
  audit: auditMessages,
  imports: importMessages,
  demoSlips: demoSlipMessages,
  evaluationResult: evaluationResultMessages,
  lastResult: lastResultMessages,
  publicAddress: publicAddressMessages,
  file: fileMessages,
  comment: commentMessages,
} as const

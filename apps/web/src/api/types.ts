/** The API's shapes under short names; the schemas in contracts are their source. */
import type { z } from 'zod'
import type { auditAnchor, auditEntry, auditOutcome, auditVerdict } from '#contracts/http/audit.js'
import type { need } from '#contracts/http/needs.js'
import type { post, postClaim } from '#contracts/http/offers.js'
import type { checkInDetail, membership, membershipOrder, missingList } from '#contracts/http/check-ins.js'
import type { agenda } from '#contracts/http/agenda.js'
import type { branchDetail, branchList, branchMembers, officer } from '#contracts/http/branches.js'
import type { claimCounts, claimDetail, terms } from '#contracts/http/claims.js'
import type { interviewDetail } from '#contracts/http/interviews.js'
import type { reminderDetail } from '#contracts/http/reminders.js'
import type { reach, sight } from '#contracts/http/access-review.js'
import type {
  changeKind,
  importChange,
  importDetail,
  importFinding,
  importSummary,
  severity,
} from '#contracts/http/imports.js'
import type { comment, tellableList } from '#contracts/http/comments.js'
import type { fileList, fileView } from '#contracts/http/files.js'
import type { holders, project, unit } from '#contracts/http/directory.js'
import type { readinessItem } from '#contracts/http/installation.js'
import type {
  directoryChangeLine,
  grantRequestView,
  officeGrant,
  rosterPerson,
  treeUnit,
  treeUnitDetail,
} from '#contracts/http/organisation.js'
import type { ledgerEntry, lineTime, simulation } from '#contracts/http/clocks.js'
import type {
  actAnswer,
  allowedAction,
  clockDay,
  flowStage,
  openRound,
  processCounts,
  processPage,
  processSummary,
  seat,
  stageName,
  stageTone,
  timelineLine,
  upcomingEvent,
} from '#contracts/http/processes.js'
import type { inboxBox, inboxCounts, inboxFilter, inboxItem } from '#contracts/http/inbox.js'
import type { demoAccount, message, session } from '#contracts/http/session.js'
import type { technicalEvent, technicalRun } from '#contracts/http/technical-history.js'
import type { paths } from './schema.js'

/** What a list may be asked for. */
export type QueryOf<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Query } }
}
  ? NonNullable<Query>
  : never

export type Session = z.infer<typeof session>
export type DemoAccount = z.infer<typeof demoAccount>
export type InboxBox = z.infer<typeof inboxBox>
export type InboxCounts = z.infer<typeof inboxCounts>
export type InboxFilter = z.infer<typeof inboxFilter>
export type InboxItem = z.infer<typeof inboxItem>
export type Message = z.infer<typeof message>
export type StageName = z.infer<typeof stageName>
export type StageTone = z.infer<typeof stageTone>
export type ProcessSummary = z.infer<typeof processSummary>
export type ProcessQuery = QueryOf<'/api/processes'>
export type ProcessFilter = QueryOf<'/api/processes/counts'>
export type ProcessCounts = z.infer<typeof processCounts>
export type ProcessPage = z.infer<typeof processPage>
export type AllowedAction = z.infer<typeof allowedAction>
export type ActAnswer = z.infer<typeof actAnswer>
export type OpenRound = z.infer<typeof openRound>
export type Seat = z.infer<typeof seat>
export type ClockDay = z.infer<typeof clockDay>
export type TimelineLine = z.infer<typeof timelineLine>
export type UpcomingEvent = z.infer<typeof upcomingEvent>
export type TechnicalEvent = z.infer<typeof technicalEvent>
export type TechnicalRun = z.infer<typeof technicalRun>
export type FlowStage = z.infer<typeof flowStage>
export type ClaimDetail = z.infer<typeof claimDetail>
export type CheckInDetail = z.infer<typeof checkInDetail>
export type InterviewDetail = z.infer<typeof interviewDetail>
export type ReminderDetail = z.infer<typeof reminderDetail>
export type Branch = z.infer<typeof branchList>['items'][number]
export type BranchDetail = z.infer<typeof branchDetail>
export type BranchOfficer = z.infer<typeof officer>
export type BranchMember = z.infer<typeof branchMembers>['items'][number]
export type AgendaItem = z.infer<typeof agenda>['items'][number]
export type Need = z.infer<typeof need>
export type Post = z.infer<typeof post>
export type HeldPost = z.infer<typeof postClaim>
export type Membership = z.infer<typeof membership>
export type MembershipCommandName = z.infer<typeof membershipOrder>['command']['name']
export type MissingMember = z.infer<typeof missingList>['items'][number]
export type ClaimCounts = z.infer<typeof claimCounts>
export type TermsRound = ClaimDetail['rounds'][number]
export type Terms = z.infer<typeof terms>
export type TermsField = keyof Terms
export type Unit = z.infer<typeof unit>
export type Holder = z.infer<typeof holders>['items'][number]
export type Project = z.infer<typeof project>
export type ProjectQuery = QueryOf<'/api/projects'>
export type AuditEntry = z.infer<typeof auditEntry>
export type AuditOutcome = z.infer<typeof auditOutcome>
export type AuditVerdict = z.infer<typeof auditVerdict>
export type AuditAnchor = z.infer<typeof auditAnchor>
export type AuditSearch = QueryOf<'/api/audit/entries.csv'>
export type TreeUnit = z.infer<typeof treeUnit>
export type TreeUnitDetail = z.infer<typeof treeUnitDetail>
export type RosterPerson = z.infer<typeof rosterPerson>
export type OfficeGrant = z.infer<typeof officeGrant>
export type GrantRequest = z.infer<typeof grantRequestView>
export type DirectoryChange = z.infer<typeof directoryChangeLine>
export type Sight = z.infer<typeof sight>
export type Reach = z.infer<typeof reach>
export type Party = TermsRound['by']
export type Import = z.infer<typeof importDetail>
export type ImportSummary = z.infer<typeof importSummary>
export type ImportFinding = z.infer<typeof importFinding>
export type ImportChange = z.infer<typeof importChange>
export type ImportChangeKind = z.infer<typeof changeKind>
export type ImportSeverity = z.infer<typeof severity>
export type ReadinessItem = z.infer<typeof readinessItem>
export type Simulation = z.infer<typeof simulation>
export type ForeseenMoment = Simulation['moments'][number]
export type LineTime = z.infer<typeof lineTime>
export type LedgerEntry = z.infer<typeof ledgerEntry>
export type LedgerQuery = QueryOf<'/api/clock-ledger'>
export type LedgerFilter = QueryOf<'/api/clock-ledger.csv'>

export type ProcessFile = z.output<typeof fileView>
export type ProcessFiles = z.output<typeof fileList>
export type Comment = z.output<typeof comment>
export type Tellable = z.output<typeof tellableList>['items'][number]

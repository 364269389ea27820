import { Account } from './account.entity.js'
import { AccountLink } from './account-link.entity.js'
import { ActivityPost, ActivityRow } from './activity.entity.js'
import { ActKey } from './act-key.entity.js'
import { AnsweredRequest } from './answered-request.entity.js'
import {
  AppraisalCode,
  AppraisalFormRow,
  AppraisalJudgement,
  AppraisalReply,
  AppraisalRow,
} from './appraisal.entity.js'
import { AttendanceChange, AttendanceRow } from './attendance.entity.js'
import { AuditAnchor } from './audit-anchor.entity.js'
import { AuditEntryRow } from './audit-entry.entity.js'
import { AuditLink } from './audit-link.entity.js'
import {
  Ballot,
  EvaluationComment,
  PaperBallot,
  PaperRequestRow,
  Slip,
  SlipChange,
  UrnRow,
} from './ballot.entity.js'
import { CalendarVersion } from './calendar-version.entity.js'
import { Closure } from './closure.entity.js'
import { Copy } from './copy.entity.js'
import { Channel } from './channel.entity.js'
import { Delivery } from './delivery.entity.js'
import { DirectoryChange } from './directory-change.entity.js'
import { DirectoryKey } from './directory-key.entity.js'
import { DoneWellRow } from './done-well.entity.js'
import { Envelope, EnvelopeAttempt } from './envelope.entity.js'
import { EvaluationObjection } from './evaluation-objection.entity.js'
import {
  EvaluationCommunity,
  EvaluationResult,
  EvaluationRow,
  EvaluationSubject,
  QuestionnaireRow,
} from './evaluation.entity.js'
import { GrantRequest } from './grant-request.entity.js'
import { InboxFilterRow, OpinionDraft, OwnPhrase } from './inbox-keepings.entity.js'
import { InstallationFact } from './installation-fact.entity.js'
import { DirectoryImport } from './directory-import.entity.js'
import { ImportChange, ImportDecision, ImportFinding, ImportHeading } from './import-rows.entity.js'
import { Journal } from './journal.entity.js'
import { FigureAsked, FigureChange, FigurePeriod } from './figure.entity.js'
import { FollowUp } from './follow-up.entity.js'
import { BranchOffice, BranchOfficer } from './branch.entity.js'
import { CalendarFeed } from './calendar-feed.entity.js'
import { CommunityEstate } from './community-estate.entity.js'
import { NeedRow } from './need.entity.js'
import { PostClaimRow } from './post-claim.entity.js'
import { MembershipRow } from './membership.entity.js'
import { MembershipSuspension } from './membership-suspension.entity.js'
import { DistrictCategory } from './district-category.entity.js'
import { Message } from './message.entity.js'
import { Notice } from './notice.entity.js'
import { NoticePreference, QuietHoursRow } from './notice-settings.entity.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'
import { PointEntryRow } from './point-entry.entity.js'
import { PointMonthRow } from './point-month.entity.js'
import { PointRuleRow } from './point-rule.entity.js'
import { PointChange } from './point-change.entity.js'
import { PointLate } from './point-late.entity.js'
import { PointStandingRow } from './point-standing.entity.js'
import { MonthlyReport, MonthlyReportFile } from './monthly-report.entity.js'
import { PhotoMatch, PhotoPrint } from './photo-print.entity.js'
import { PolicyChange } from './policy-change.entity.js'
import { PolicyRow } from './policy-row.entity.js'
import { PolicyVersion } from './policy-version.entity.js'
import { PostCategory } from './post-category.entity.js'
import { Post } from './post.entity.js'
import { ProcessFile } from './process-file.entity.js'
import { ProgrammeClock } from './programme-clock.entity.js'
import { ProcessPerson } from './process-person.entity.js'
import { ProcessUnit } from './process-unit.entity.js'
import { Process } from './process.entity.js'
import { ProjectCategory } from './project-category.entity.js'
import { ProjectPlaceRow } from './project-place.entity.js'
import { Project } from './project.entity.js'
import { RoleGrant } from './role-grant.entity.js'
import { RulePlan, RulePlanItem } from './rule-plan.entity.js'
import { SignInFailure } from './sign-in-failure.entity.js'
import { SignInSession } from './sign-in-session.entity.js'
import { SignUpRow } from './sign-up.entity.js'
import { SpotCheckItem, SpotCheckRow } from './spot-check.entity.js'
import { SubstitutionRow } from './substitution.entity.js'
import { Task } from './task.entity.js'
import {
  RecommendationCode,
  WeeklyOpening,
  WeeklyRecommendation,
  WeeklySelectionRow,
} from './weekly-selection.entity.js'

/** Every table we read through TypeORM. */
export const entities = [
  Account,
  AccountLink,
  ActKey,
  ActivityPost,
  ActivityRow,
  AnsweredRequest,
  AttendanceChange,
  AttendanceRow,
  AuditAnchor,
  AuditEntryRow,
  AppraisalCode,
  AppraisalFormRow,
  AppraisalJudgement,
  AppraisalReply,
  AppraisalRow,
  DoneWellRow,
  Ballot,
  EvaluationComment,
  PaperBallot,
  PaperRequestRow,
  Slip,
  SlipChange,
  UrnRow,
  EvaluationObjection,
  EvaluationCommunity,
  EvaluationResult,
  EvaluationRow,
  EvaluationSubject,
  QuestionnaireRow,
  AuditLink,
  CalendarVersion,
  Closure,
  Copy,
  Channel,
  Delivery,
  DirectoryChange,
  DistrictCategory,
  DirectoryKey,
  DirectoryImport,
  Envelope,
  EnvelopeAttempt,
  ImportChange,
  ImportDecision,
  ImportFinding,
  ImportHeading,
  GrantRequest,
  InboxFilterRow,
  OpinionDraft,
  OwnPhrase,
  InstallationFact,
  Journal,
  FigureAsked,
  FigureChange,
  FigurePeriod,
  FollowUp,
  BranchOffice,
  BranchOfficer,
  CalendarFeed,
  CommunityEstate,
  MembershipRow,
  NeedRow,
  PostClaimRow,
  MembershipSuspension,
  Message,
  Notice,
  NoticePreference,
  QuietHoursRow,
  OrgUnit,
  Person,
  PointEntryRow,
  PointMonthRow,
  PointRuleRow,
  PointChange,
  PointLate,
  PointStandingRow,
  PolicyChange,
  PolicyRow,
  PolicyVersion,
  PostCategory,
  Post,
  ProcessFile,
  ProcessPerson,
  ProcessUnit,
  Process,
  ProgrammeClock,
  ProjectCategory,
  ProjectPlaceRow,
  Project,
  RoleGrant,
  RulePlan,
  RulePlanItem,
  SignInFailure,
  SignInSession,
  SignUpRow,
  MonthlyReport,
  MonthlyReportFile,
  PhotoMatch,
  PhotoPrint,
  SpotCheckItem,
  SpotCheckRow,
  SubstitutionRow,
  Task,
  RecommendationCode,
  WeeklyOpening,
  WeeklyRecommendation,
  WeeklySelectionRow,
]

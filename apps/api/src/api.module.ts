import { Module, type DynamicModule } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { openStore } from '#files/open-store.js'
import { createMailer } from '#mail/mailer.js'
import { AccessGuard } from './access/access.guard.js'
import { CheckedCommands } from './administration/checked-commands.js'
import { PreviewService } from './administration/preview.service.js'
import { TechnicalHistoryService } from './administration/technical-history.service.js'
import { AuditController } from './audit/audit.controller.js'
import { AuditService } from './audit/audit.service.js'
import { accountControllers, accountServices } from './accounts/parts.js'
import { AuditTrail } from './audit/audit-trail.js'
import { VerificationService } from './audit/verification.service.js'
import { ActivitiesController } from './activities/activities.controller.js'
import { ActivitiesService } from './activities/activities.service.js'
import { SignUpsService } from './activities/sign-ups.service.js'
import { StartActivityService } from './activities/start-activity.service.js'
import { Turns } from './activities/turns.js'
import { CheckInsController } from './check-ins/check-ins.controller.js'
import { votingControllers, votingServices } from './voting/parts.js'
import { appraisalControllers, appraisalServices } from './appraisals/parts.js'
import { weeklyControllers, weeklyServices } from './weekly/parts.js'
import { attendanceControllers, attendanceServices } from './attendance/parts.js'
import { monthlyReportControllers, monthlyReportServices } from './monthly-reports/parts.js'
import { pointControllers, pointServices } from './points/parts.js'
import { reminderControllers, reminderServices } from './reminders/parts.js'
import { evaluationControllers, evaluationServices } from './evaluations/parts.js'
import { StartCheckInService } from './check-ins/start-check-in.service.js'
import { clockControllers, clockServices } from './clocks/parts.js'
import { BatchesController } from './batches/batches.controller.js'
import { BatchesService } from './batches/batches.service.js'
import { PreflightService } from './batches/preflight.service.js'
import { CommentsController } from './comments/comments.controller.js'
import { CommentsService } from './comments/comments.service.js'
import { calendarControllers, calendarServices } from './calendar/parts.js'
import { CommentChecks } from './comments/comment-checks.js'
import { ClaimCountsService } from './claims/claim-counts.service.js'
import { ClaimsController } from './claims/claims.controller.js'
import { StartClaimService } from './claims/start-claim.service.js'
import { DemoController } from './demo/demo.controller.js'
import { DemoService } from './demo/demo.service.js'
import { FastForwardService } from './demo/fast-forward.service.js'
import { ProjectsController } from './directory/projects.controller.js'
import { ProjectsService } from './directory/projects.service.js'
import { UnitsController } from './directory/units.controller.js'
import { UnitsService } from './directory/units.service.js'
import {
  AUDIT_KEYS,
  CONFIG,
  DATABASE,
  DATA_KEYS,
  FILE_STORE,
  MAILER,
  SESSION_KEY,
  TEMPORAL,
  type Dependencies,
} from './dependencies.js'
import { ImportCleaning } from './imports/import-cleaning.js'
import { ImportFiles } from './imports/import-files.js'
import { ImportStarter } from './imports/import-starter.js'
import { ImportWork } from './imports/import-work.js'
import { MarkedCopies } from './imports/marked-copies.js'
import { ImportsController } from './imports/imports.controller.js'
import { ImportsService } from './imports/imports.service.js'
import { fileControllers, fileServices } from './files/parts.js'
import { DocsController } from './docs/docs.controller.js'
import { DocumentHolder } from './docs/document-holder.js'
import { HealthController } from './health/health.controller.js'
import { HealthService } from './health/health.service.js'
import { InboxController } from './inbox/inbox.controller.js'
import { InboxService } from './inbox/inbox.service.js'
import { DraftsController } from './inbox/drafts.controller.js'
import { KeepingsController } from './inbox/keepings.controller.js'
import { MessagesController } from './inbox/messages.controller.js'
import { MessagesService } from './inbox/messages.service.js'
import { ChannelsController } from './notices/channels.controller.js'
import { ChannelsService } from './notices/channels.service.js'
import { DeliveriesController } from './notices/deliveries.controller.js'
import { DeliveriesService } from './notices/deliveries.service.js'
import { ReadinessController } from './installation/readiness.controller.js'
import { ReadinessService } from './installation/readiness.service.js'
import { RulesService } from './lifecycle/rules.service.js'
import { AgendaController } from './agenda/agenda.controller.js'
import { AgendaService } from './agenda/agenda.service.js'
import { FeedsService } from './agenda/feeds.service.js'
import { HomeController } from './home/home.controller.js'
import { HomeService } from './home/home.service.js'
import { BranchesController } from './branches/branches.controller.js'
import { BranchesService } from './branches/branches.service.js'
import { numbersControllers, numbersServices } from './numbers/parts.js'
import { needControllers, needServices } from './needs/parts.js'
import { offerControllers, offerServices } from './offers/offer-parts.js'
import { MembershipsController } from './memberships/memberships.controller.js'
import { MembershipsService } from './memberships/memberships.service.js'
import { AccessReviewController } from './organisation/access-review.controller.js'
import { AccessReviewService } from './organisation/access-review.service.js'
import { DirectoryChanges } from './organisation/directory-changes.js'
import { DirectoryHistory } from './organisation/directory-history.js'
import { GrantsController } from './organisation/grants.controller.js'
import { GrantsService } from './organisation/grants.service.js'
import { PeopleController } from './organisation/people.controller.js'
import { PeopleService } from './organisation/people.service.js'
import { TreeController } from './organisation/tree.controller.js'
import { TreeService } from './organisation/tree.service.js'
import { PoliciesController } from './policies/policies.controller.js'
import { PoliciesService } from './policies/policies.service.js'
import { PolicyChangesService } from './policies/policy-changes.service.js'
import { PolicyReach } from './policies/policy-reach.js'
import { ProcessRulesController } from './policies/process-rules.controller.js'
import { ProcessRulesService } from './policies/process-rules.service.js'
import { RulePlansController } from './policies/rule-plans.controller.js'
import { RulePlansService } from './policies/rule-plans.service.js'
import { processControllers, processServices } from './processes/parts.js'
import { SubstitutionsController } from './substitutions/substitutions.controller.js'
import { SubstitutionsService } from './substitutions/substitutions.service.js'
import { SessionController } from './session/session.controller.js'
import { SessionService } from './session/session.service.js'

@Module({})
export class ApiModule {}

/** Every route is one of theirs, but the portal's own files. */
export const controllers = [
  HealthController,
  ReadinessController,
  DocsController,
  SessionController,
  ...accountControllers,
  ...clockControllers,
  DemoController,
  InboxController,
  BatchesController,
  KeepingsController,
  DraftsController,
  MessagesController,
  ChannelsController,
  DeliveriesController,
  SubstitutionsController,
  ...processControllers,
  ...fileControllers,
  CommentsController,
  ClaimsController,
  ActivitiesController,
  ...numbersControllers,
  ...monthlyReportControllers,
  CheckInsController,
  ...pointControllers,
  ...reminderControllers,
  MembershipsController,
  ...needControllers,
  ...offerControllers,
  BranchesController,
  HomeController,
  AgendaController,
  ...appraisalControllers,
  ...votingControllers,
  ...weeklyControllers,
  ...evaluationControllers,
  ...attendanceControllers,
  AuditController,
  UnitsController,
  TreeController,
  PeopleController,
  GrantsController,
  AccessReviewController,
  ImportsController,
  PoliciesController,
  ProcessRulesController,
  RulePlansController,
  ...calendarControllers,
  ProjectsController,
]

const services = [
  ...numbersServices,
  ...monthlyReportServices,
  BranchesService,
  HomeService,
  AgendaService,
  FeedsService,
  HealthService,
  ReadinessService,
  SessionService,
  ...accountServices,
  DemoService,
  FastForwardService,
  InboxService,
  BatchesService,
  PreflightService,
  MessagesService,
  ChannelsService,
  DeliveriesService,
  SubstitutionsService,
  ...processServices,
  CommentsService,
  CommentChecks,
  ...fileServices,
  CheckedCommands,
  PreviewService,
  TechnicalHistoryService,
  StartClaimService,
  ActivitiesService,
  SignUpsService,
  StartActivityService,
  Turns,
  StartCheckInService,
  ...pointServices,
  ...reminderServices,
  MembershipsService,
  ...needServices,
  ...offerServices,
  ...appraisalServices,
  ...votingServices,
  ...weeklyServices,
  ...evaluationServices,
  ...attendanceServices,
  ClaimCountsService,
  ...clockServices,
  AuditService,
  VerificationService,
  UnitsService,
  DirectoryChanges,
  DirectoryHistory,
  TreeService,
  PeopleService,
  GrantsService,
  AccessReviewService,
  ImportsService,
  ImportCleaning,
  ImportFiles,
  MarkedCopies,
  ImportStarter,
  ImportWork,
  PoliciesService,
  PolicyChangesService,
  PolicyReach,
  ProcessRulesService,
  RulePlansService,
  ...calendarServices,
  ProjectsService,
  RulesService,
  DocumentHolder,
]

/** Everything the API is made of, on what it stands on. */
export const apiModule = (
  { config, database, temporal, sessionKey, dataKeys, auditKeys }: Dependencies,
  trail: AuditTrail,
): DynamicModule => ({
  module: ApiModule,
  controllers,
  providers: [
    ...services,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: CONFIG, useValue: config },
    { provide: DATABASE, useValue: database },
    { provide: TEMPORAL, useValue: temporal },
    { provide: SESSION_KEY, useValue: sessionKey },
    { provide: AUDIT_KEYS, useValue: auditKeys },
    { provide: AuditTrail, useValue: trail },
    { provide: DATA_KEYS, useValue: dataKeys },
    { provide: FILE_STORE, useValue: openStore(config) },
    { provide: MAILER, useValue: createMailer(config) },
  ],
})

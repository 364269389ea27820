import { Module } from '@nestjs/common'
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
import { HealthController } from './health/health.controller.js'
import { HealthService } from './health/health.service.js'
import { InboxController } from './inbox/inbox.controller.js'
import { InboxService } from './inbox/inbox.service.js'
import { MessagesController } from './inbox/messages.controller.js'
import { MessagesService } from './inbox/messages.service.js'
import { ActsService } from './processes/acts.service.js'
import { AdministrationService } from './processes/administration.service.js'
import { CommandsController } from './processes/commands.controller.js'
import { DifferencesService } from './processes/differences.service.js'
import { ProcessListService } from './processes/process-list.service.js'
import { ProcessPageService } from './processes/process-page.service.js'
import { ProcessesController } from './processes/processes.controller.js'
import { TimelineController } from './processes/timeline.controller.js'
import { TimelineService } from './processes/timeline.service.js'
import { SessionController } from './session/session.controller.js'
import { SessionService } from './session/session.service.js'

@Module({
  controllers: [
    HealthController,
    SessionController,
    DemoController,
    InboxController,
    MessagesController,
    ProcessesController,
    TimelineController,
    CommandsController,
    ClaimsController,
    UnitsController,
    ProjectsController,
  ],
  providers: [
    HealthService,
    SessionService,
    DemoService,
    FastForwardService,
    InboxService,
    MessagesService,
    DifferencesService,
    ProcessListService,
    ProcessPageService,
    TimelineService,
    ActsService,
    AdministrationService,
    StartClaimService,
    ClaimCountsService,
    UnitsService,
    ProjectsService,
  ],
})
export class ApiModule {}

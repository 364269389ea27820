/** Everything of the API that is about processes, whatever their kind. */
import type { Area } from '../area.js'
import { ActsController } from './acts.controller.js'
import { ActsService } from './acts.service.js'
import { CommandSender } from './command-sender.js'
import { CommittedActs } from './committed-acts.js'
import { DifferencesService } from './differences.service.js'
import { NamedPeople } from './named-people.js'
import { ProcessListService } from './process-list.service.js'
import { ProcessPageService } from './process-page.service.js'
import { ProcessReader } from './process-reader.js'
import { ProcessStarter } from './process-starter.js'
import { ProcessesController } from './processes.controller.js'
import { Refusals } from './refusals.js'
import { StoryReader } from './story-reader.js'
import { TimelineController } from './timeline.controller.js'
import { TimelineService } from './timeline.service.js'
import { TransferTargets } from './transfer-targets.js'
import { UrgingsController } from './urgings.controller.js'
import { UrgingsService } from './urgings.service.js'

export const processes: Area = {
  controllers: [ProcessesController, UrgingsController, TimelineController, ActsController],
  services: [
    DifferencesService,
    ProcessListService,
    UrgingsService,
    ProcessPageService,
    ProcessReader,
    TimelineService,
    StoryReader,
    ActsService,
    CommandSender,
    CommittedActs,
    Refusals,
    TransferTargets,
    NamedPeople,
    ProcessStarter,
  ],
}

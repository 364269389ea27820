/** Everything of the API that is about what administrators do with a process. */
import type { Area } from '../area.js'
import { AdministrationController } from './administration.controller.js'
import { AdministrationService } from './administration.service.js'
import { CheckedCommands } from './checked-commands.js'
import { PreviewService } from './preview.service.js'
import { TechnicalHistoryService } from './technical-history.service.js'

export const administration: Area = {
  controllers: [AdministrationController],
  services: [AdministrationService, CheckedCommands, PreviewService, TechnicalHistoryService],
}

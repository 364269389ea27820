/** Everything of the API that is about what administrators do with a process. */
import type { Area } from '../area.js'
import { CheckedCommands } from './checked-commands.js'
import { PreviewService } from './preview.service.js'
import { TechnicalHistoryService } from './technical-history.service.js'

export const administration: Area = {
  controllers: [],
  services: [CheckedCommands, PreviewService, TechnicalHistoryService],
}

/** Everything of the API that is about acts on many processes at once. */
import type { Area } from '../area.js'
import { BatchesController } from './batches.controller.js'
import { BatchesService } from './batches.service.js'
import { PreflightService } from './preflight.service.js'

export const batches: Area = {
  controllers: [BatchesController],
  services: [BatchesService, PreflightService],
}

/** Everything of the API that is about attendance. */
import type { Area } from '../area.js'
import { AttendanceReader } from './attendance-reader.service.js'
import { AttendanceController } from './attendance.controller.js'
import { AttendanceService } from './attendance.service.js'
import { DecisionBatches } from './decision-batches.js'
import { PhotoMatchesService } from './photo-matches.service.js'
import { SpotChecksController } from './spot-checks.controller.js'
import { SpotChecksService } from './spot-checks.service.js'

export const attendance: Area = {
  controllers: [AttendanceController, SpotChecksController],
  services: [AttendanceReader, AttendanceService, DecisionBatches, PhotoMatchesService, SpotChecksService],
}

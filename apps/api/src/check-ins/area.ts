/** Everything of the API that is about checking in. */
import type { Area } from '../area.js'
import { CheckInsController } from './check-ins.controller.js'
import { StartCheckInService } from './start-check-in.service.js'

export const checkIns: Area = {
  controllers: [CheckInsController],
  services: [StartCheckInService],
}

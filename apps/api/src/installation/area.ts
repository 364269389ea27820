/** Everything of the API that is about whether the installation is ready. */
import type { Area } from '../area.js'
import { ReadinessController } from './readiness.controller.js'
import { ReadinessService } from './readiness.service.js'

export const installation: Area = {
  controllers: [ReadinessController],
  services: [ReadinessService],
}

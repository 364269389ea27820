/** Everything of the API that is about whether the API is well. */
import type { Area } from '../area.js'
import { HealthController } from './health.controller.js'
import { HealthService } from './health.service.js'

export const health: Area = {
  controllers: [HealthController],
  services: [HealthService],
}

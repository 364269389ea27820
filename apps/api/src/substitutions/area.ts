/** Everything of the API that is about substitutes. */
import type { Area } from '../area.js'
import { SubstitutionsController } from './substitutions.controller.js'
import { SubstitutionsService } from './substitutions.service.js'

export const substitutions: Area = {
  controllers: [SubstitutionsController],
  services: [SubstitutionsService],
}

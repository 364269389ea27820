/** Everything about points that the API is put together from. */
import type { Area } from '../area.js'
import { PointMonthsService } from './point-months.service.js'
import { PointRulesController } from './point-rules.controller.js'
import { PointRulesService } from './point-rules.service.js'
import { PointsController } from './points.controller.js'
import { PointsService } from './points.service.js'
import { PublicPointsService } from './public-points.service.js'
import { StartObjectionService } from './start-objection.service.js'

export const points: Area = {
  controllers: [PointsController, PointRulesController],
  services: [
    PointMonthsService,
    PointRulesService,
    PointsService,
    PublicPointsService,
    StartObjectionService,
  ],
}

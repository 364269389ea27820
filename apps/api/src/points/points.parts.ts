/** Everything about points that the API is put together from. */
import { PointMonthsService } from './point-months.service.js'
import { PointsController } from './points.controller.js'
import { PointsService } from './points.service.js'
import { StartObjectionService } from './start-objection.service.js'

export const pointControllers = [PointsController]
export const pointServices = [PointMonthsService, PointsService, StartObjectionService]

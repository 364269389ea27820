/** Everything of the API that is about the weekly selection. */
import type { Area } from '../area.js'
import { RecommendPage } from './recommend-page.service.js'
import { RecommendController } from './recommend.controller.js'
import { WeeklyController } from './weekly.controller.js'
import { WeeklyReader } from './weekly.reader.js'
import { WeeklyService } from './weekly.service.js'

export const weekly: Area = {
  controllers: [WeeklyController, RecommendController],
  services: [RecommendPage, WeeklyReader, WeeklyService],
}

/** Everything of the API that is about the weekly selection. */
import { RecommendPage } from './recommend-page.service.js'
import { RecommendController } from './recommend.controller.js'
import { WeeklyController } from './weekly.controller.js'
import { WeeklyReader } from './weekly.reader.js'
import { WeeklyService } from './weekly.service.js'

export const weeklyControllers = [WeeklyController, RecommendController]
export const weeklyServices = [RecommendPage, WeeklyReader, WeeklyService]

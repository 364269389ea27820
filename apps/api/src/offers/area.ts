/** Everything of the API that is about offers: publishing projects and posts, and their categories. */
import type { Area } from '../area.js'
import { CategoriesController } from './categories.controller.js'
import { CategoriesService } from './categories.service.js'
import { OffersController } from './offers.controller.js'
import { OffersService } from './offers.service.js'
import { StartOffersService } from './start-offers.service.js'

export const offers: Area = {
  controllers: [CategoriesController, OffersController],
  services: [CategoriesService, OffersService, StartOffersService],
}

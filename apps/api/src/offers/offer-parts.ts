/** What the module of the API takes from here. */
import { CategoriesController } from './categories.controller.js'
import { CategoriesService } from './categories.service.js'
import { OffersController } from './offers.controller.js'
import { OffersService } from './offers.service.js'
import { StartOffersService } from './start-offers.service.js'

export const offerControllers = [CategoriesController, OffersController]
export const offerServices = [CategoriesService, OffersService, StartOffersService]

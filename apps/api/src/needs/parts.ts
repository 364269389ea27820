/** Everything of the API that is about needs. */
import { NeedController } from './need.controller.js'
import { NeedPage } from './need-page.service.js'
import { NeedsController } from './needs.controller.js'
import { NeedsService } from './needs.service.js'

export const needControllers = [NeedController, NeedsController]
export const needServices = [NeedPage, NeedsService]

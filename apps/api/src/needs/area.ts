/** Everything of the API that is about needs. */
import type { Area } from '../area.js'
import { NeedPage } from './need-page.service.js'
import { NeedController } from './need.controller.js'
import { NeedsController } from './needs.controller.js'
import { NeedsService } from './needs.service.js'

export const needs: Area = {
  controllers: [NeedController, NeedsController],
  services: [NeedPage, NeedsService],
}

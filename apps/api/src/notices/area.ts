/** Everything of the API that is about channels and deliveries of notices. */
import type { Area } from '../area.js'
import { ChannelsController } from './channels.controller.js'
import { ChannelsService } from './channels.service.js'
import { DeliveriesController } from './deliveries.controller.js'
import { DeliveriesService } from './deliveries.service.js'

export const notices: Area = {
  controllers: [ChannelsController, DeliveriesController],
  services: [ChannelsService, DeliveriesService],
}

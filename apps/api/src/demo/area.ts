/** Everything of the API that is about the demo. */
import type { Area } from '../area.js'
import { DemoController } from './demo.controller.js'
import { DemoService } from './demo.service.js'
import { FastForwardService } from './fast-forward.service.js'

export const demo: Area = {
  controllers: [DemoController],
  services: [DemoService, FastForwardService],
}

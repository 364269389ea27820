/** Everything of the API that is about the home page. */
import type { Area } from '../area.js'
import { HomeController } from './home.controller.js'
import { HomeService } from './home.service.js'

export const home: Area = {
  controllers: [HomeController],
  services: [HomeService],
}

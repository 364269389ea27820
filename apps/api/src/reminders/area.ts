/** Everything of the API that is about reminders. */
import type { Area } from '../area.js'
import { RemindersController } from './reminders.controller.js'
import { RemindersService } from './reminders.service.js'

export const reminders: Area = {
  controllers: [RemindersController],
  services: [RemindersService],
}

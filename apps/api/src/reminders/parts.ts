/** Everything of the API that is about reminders. */
import { RemindersController } from './reminders.controller.js'
import { RemindersService } from './reminders.service.js'

export const reminderControllers = [RemindersController]
export const reminderServices = [RemindersService]

/** Everything of the API that is about the working-day calendar. */
import type { Area } from '../area.js'
import { CalendarController } from './calendar.controller.js'
import { CalendarService } from './calendar.service.js'
import { ClosuresService } from './closures.service.js'
import { NationalReach } from './national-reach.js'
import { NoticeImportService } from './notice-import.service.js'

export const calendar: Area = {
  controllers: [CalendarController],
  services: [CalendarService, ClosuresService, NationalReach, NoticeImportService],
}

/** Everything of the API that is about people’s agendas and their feeds. */
import type { Area } from '../area.js'
import { AgendaController } from './agenda.controller.js'
import { AgendaService } from './agenda.service.js'
import { FeedsService } from './feeds.service.js'

export const agenda: Area = {
  controllers: [AgendaController],
  services: [AgendaService, FeedsService],
}

/** What deadlines are made of over HTTP. */
import type { Area } from '../area.js'
import { ClocksController } from './clocks.controller.js'
import { LedgerController } from './ledger.controller.js'
import { LedgerService } from './ledger.service.js'
import { PartyTimeService } from './party-time.service.js'
import { SimulationService } from './simulation.service.js'

export const clocks: Area = {
  controllers: [ClocksController, LedgerController],
  services: [SimulationService, PartyTimeService, LedgerService],
}

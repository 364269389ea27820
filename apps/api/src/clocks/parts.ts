/** What deadlines are made of over HTTP. */
import { ClocksController } from './clocks.controller.js'
import { PartyTimeService } from './party-time.service.js'
import { SimulationService } from './simulation.service.js'

export const clockControllers = [ClocksController]

export const clockServices = [SimulationService, PartyTimeService]

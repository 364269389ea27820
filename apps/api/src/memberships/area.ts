/** Everything of the API that is about the register. */
import type { Area } from '../area.js'
import { MembershipsController } from './memberships.controller.js'
import { MembershipsService } from './memberships.service.js'

export const memberships: Area = {
  controllers: [MembershipsController],
  services: [MembershipsService],
}

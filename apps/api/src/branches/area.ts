/** Everything of the API that is about temporary branches. */
import type { Area } from '../area.js'
import { BranchesController } from './branches.controller.js'
import { BranchesService } from './branches.service.js'

export const branches: Area = {
  controllers: [BranchesController],
  services: [BranchesService],
}

/** Everything of the API that is about units and projects as everybody looks them up. */
import type { Area } from '../area.js'
import { ProjectsController } from './projects.controller.js'
import { ProjectsService } from './projects.service.js'
import { UnitsController } from './units.controller.js'
import { UnitsService } from './units.service.js'

export const directory: Area = {
  controllers: [UnitsController, ProjectsController],
  services: [UnitsService, ProjectsService],
}

/** Everything of the API that is about importing a roster. */
import type { Area } from '../area.js'
import { ImportCleaning } from './import-cleaning.js'
import { ImportFiles } from './import-files.js'
import { ImportStarter } from './import-starter.js'
import { ImportWork } from './import-work.js'
import { ImportsController } from './imports.controller.js'
import { ImportsService } from './imports.service.js'
import { MarkedCopies } from './marked-copies.js'

export const imports: Area = {
  controllers: [ImportsController],
  services: [ImportsService, ImportCleaning, ImportFiles, MarkedCopies, ImportStarter, ImportWork],
}

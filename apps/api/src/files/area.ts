/** Everything of the API that is about files beside processes. */
import type { Area } from '../area.js'
import { FilesController } from './files.controller.js'
import { FilesService } from './files.service.js'
import { UploadService } from './upload.service.js'

export const files: Area = {
  controllers: [FilesController],
  services: [FilesService, UploadService],
}

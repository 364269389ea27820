/** Everything of the API that is about files beside processes. */
import { FilesController } from './files.controller.js'
import { FilesService } from './files.service.js'
import { UploadService } from './upload.service.js'

export const fileControllers = [FilesController]
export const fileServices = [FilesService, UploadService]

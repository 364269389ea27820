/** Everything of the API that is about the documentation of the API. */
import type { Area } from '../area.js'
import { DocsController } from './docs.controller.js'
import { DocumentHolder } from './document-holder.js'

export const docs: Area = {
  controllers: [DocsController],
  services: [DocumentHolder],
}

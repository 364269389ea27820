/** Everything of the API that is about sessions. */
import type { Area } from '../area.js'
import { SessionController } from './session.controller.js'
import { SessionService } from './session.service.js'

export const session: Area = {
  controllers: [SessionController],
  services: [SessionService],
}

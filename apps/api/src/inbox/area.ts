/** Everything of the API that is about the inbox, what is kept in it, and mailboxes. */
import type { Area } from '../area.js'
import { DraftsController } from './drafts.controller.js'
import { InboxController } from './inbox.controller.js'
import { InboxService } from './inbox.service.js'
import { KeepingsController } from './keepings.controller.js'
import { MessagesController } from './messages.controller.js'
import { MessagesService } from './messages.service.js'

export const inbox: Area = {
  controllers: [InboxController, KeepingsController, DraftsController, MessagesController],
  services: [InboxService, MessagesService],
}

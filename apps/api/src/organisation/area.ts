/** Everything of the API that is about administering the organisation. */
import type { Area } from '../area.js'
import { AccessReviewController } from './access-review.controller.js'
import { AccessReviewService } from './access-review.service.js'
import { DirectoryChanges } from './directory-changes.js'
import { DirectoryHistory } from './directory-history.js'
import { GrantsController } from './grants.controller.js'
import { GrantsService } from './grants.service.js'
import { PeopleController } from './people.controller.js'
import { PeopleService } from './people.service.js'
import { TreeController } from './tree.controller.js'
import { TreeService } from './tree.service.js'

export const organisation: Area = {
  controllers: [TreeController, PeopleController, GrantsController, AccessReviewController],
  services: [
    DirectoryChanges,
    DirectoryHistory,
    TreeService,
    PeopleService,
    GrantsService,
    AccessReviewService,
  ],
}

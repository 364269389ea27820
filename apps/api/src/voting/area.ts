/** Everything of the API that is about residents' votes. */
import type { Area } from '../area.js'
import { BallotBox } from './ballot-box.js'
import { OpenSlips } from './open-slips.js'
import { PublishedFiles } from './published-files.js'
import { PublishedBallotsController } from './published.controller.js'
import { PublishedBallots } from './published.service.js'
import { VotePage } from './vote-page.service.js'
import { VoteController } from './vote.controller.js'

export const voting: Area = {
  controllers: [VoteController, PublishedBallotsController],
  services: [BallotBox, OpenSlips, VotePage, PublishedBallots, PublishedFiles],
}

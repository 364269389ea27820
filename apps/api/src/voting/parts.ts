/** Everything of the API that is about residents' votes. */
import { BallotBox } from './ballot-box.js'
import { OpenSlips } from './open-slips.js'
import { PublishedBallotsController } from './published.controller.js'
import { PublishedFiles } from './published-files.js'
import { PublishedBallots } from './published.service.js'
import { VotePage } from './vote-page.service.js'
import { VoteController } from './vote.controller.js'

export const votingControllers = [VoteController, PublishedBallotsController]
export const votingServices = [BallotBox, OpenSlips, VotePage, PublishedBallots, PublishedFiles]

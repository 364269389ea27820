/** Everything of the API that is about residents' votes. */
import { BallotBox } from './ballot-box.js'
import { VotePage } from './vote-page.service.js'
import { VoteController } from './vote.controller.js'

export const votingControllers = [VoteController]
export const votingServices = [BallotBox, VotePage]

/** Everything of the API that is about claims of projects. */
import type { Area } from '../area.js'
import { ClaimCountsService } from './claim-counts.service.js'
import { ClaimsController } from './claims.controller.js'
import { StartClaimService } from './start-claim.service.js'

export const claims: Area = {
  controllers: [ClaimsController],
  services: [StartClaimService, ClaimCountsService],
}

import { createZodDto } from 'nestjs-zod'
import { claimCounts, claimCountsQuery, startClaim } from '#contracts/http/claims.js'

export class StartClaimDto extends createZodDto(startClaim) {}
export class ClaimCountsQueryDto extends createZodDto(claimCountsQuery) {}
export class ClaimCountsDto extends createZodDto(claimCounts) {}

import { Body, Controller, Get, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { ActAnswerDto } from '../processes/processes.dto.js'
import { ClaimCountsService } from './claim-counts.service.js'
import { ClaimCountsDto, ClaimCountsQueryDto, StartClaimDto } from './claims.dto.js'
import { StartClaimService } from './start-claim.service.js'

@ApiTags('claims')
@Controller('api/claims')
export class ClaimsController {
  constructor(
    private readonly starting: StartClaimService,
    private readonly counting: ClaimCountsService,
  ) {}

  @Post()
  @ApiOperation({ summary: '发起认领（机关）或邀请（社区）；同一请求编号只发起一次' })
  @ZodResponse({ status: 201, type: ActAnswerDto })
  startClaim(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: StartClaimDto) {
    return this.starting.start(me, key, request)
  }

  @Get('counts')
  @ApiOperation({ summary: '审批通过 N 个、发回重新协商 M 个：某一时段、某一单位及以下' })
  @ZodResponse({ status: 200, type: ClaimCountsDto })
  claimCounts(@Me() me: SignedIn, @Query() query: ClaimCountsQueryDto) {
    return this.counting.count(me, query)
  }
}

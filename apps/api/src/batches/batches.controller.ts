import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { BatchChoicesDto, BatchPreflightDto, BatchRequestDto, BatchResultsDto } from './batches.dto.js'
import { BatchesService } from './batches.service.js'
import { PreflightService } from './preflight.service.js'

@ApiTags('inbox')
@Controller('api/batches')
export class BatchesController {
  constructor(
    private readonly batches: BatchesService,
    private readonly preflights: PreflightService,
  ) {}

  @Post('preflight')
  @HttpCode(200)
  @ApiOperation({ summary: '批量办理前逐件核对：能做什么，不能的原因' })
  @ZodResponse({ status: 200, type: BatchChoicesDto })
  batchPreflight(@Me() me: SignedIn, @Body() { items }: BatchPreflightDto) {
    return this.preflights.look(me, items)
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '批量办理：逐件给出结果；同一批重发不会重复办理' })
  @ZodResponse({ status: 200, type: BatchResultsDto })
  batch(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: BatchRequestDto) {
    return this.batches.run(me, key, request)
  }
}

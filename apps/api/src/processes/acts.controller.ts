import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import type { AskedProcess } from '#persistence/process/processes.js'
import { Asked } from '../access/asked.js'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { ActsService } from './acts.service.js'
import { ActAnswerDto, ActRequestDto, ProcessParamsDto } from './processes.dto.js'

@ApiTags('processes')
@Controller('api/processes')
export class ActsController {
  constructor(private readonly acts: ActsService) {}

  @Post(':id/acts')
  @HttpCode(200)
  @ApiOperation({ summary: '在席位上办理一次；提交入库后才答复' })
  @ZodResponse({ status: 200, type: ActAnswerDto })
  act(
    @Me() me: SignedIn,
    @Param() { id }: ProcessParamsDto,
    @IdempotencyKey() key: string,
    @Body() request: ActRequestDto,
    @Asked() asked: AskedProcess | undefined,
  ) {
    return this.acts.act(me, id, key, request, asked)
  }
}

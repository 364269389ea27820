import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { AnswersCsv } from '../http/csv.js'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import {
  PlanItemsDto,
  PlanItemsQueryDto,
  PlanRequestDto,
  PlanRunDto,
  PolicyParamsDto,
  RulePlanDto,
} from './policies.dto.js'
import { RulePlansService } from './rule-plans.service.js'

@ApiTags('policies')
@Controller('api/rule-plans')
export class RulePlansController {
  constructor(private readonly plans: RulePlansService) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: '试算：未办结的事项改用现行政策或日历会怎样；不改动任何事项' })
  @ZodResponse({ status: 201, type: RulePlanDto })
  makePlan(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: PlanRequestDto) {
    return this.plans.make(me, key, request)
  }

  @Get(':id')
  @ApiOperation({ summary: '一份适用计划：影响多少、进度' })
  @ZodResponse({ status: 200, type: RulePlanDto })
  rulePlan(@Me() me: SignedIn, @Param() { id }: PolicyParamsDto) {
    return this.plans.one(me, id)
  }

  @Get(':id/items')
  @ApiOperation({ summary: '逐件：哪些期限变动、哪些阶段会立即发生、执行结果' })
  @ZodResponse({ status: 200, type: PlanItemsDto })
  planItems(@Me() me: SignedIn, @Param() { id }: PolicyParamsDto, @Query() query: PlanItemsQueryDto) {
    return this.plans.items(me, id, query)
  }

  @Get(':id/items.csv')
  @AnswersCsv('适用计划')
  @ApiOperation({ summary: '导出逐件的影响和结果' })
  planItemsCsv(@Me() me: SignedIn, @Param() { id }: PolicyParamsDto) {
    return this.plans.csv(me, id)
  }

  @Post(':id/run')
  @HttpCode(200)
  @ApiOperation({ summary: '执行：清单上的事项逐件改用；在后台进行' })
  @ZodResponse({ status: 200, type: RulePlanDto })
  runPlan(
    @Me() me: SignedIn,
    @Param() { id }: PolicyParamsDto,
    @IdempotencyKey() key: string,
    @Body() request: PlanRunDto,
  ) {
    return this.plans.run(me, key, id, request)
  }
}

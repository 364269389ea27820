import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { DirectoryParamsDto } from '../directory/directory.dto.js'
import {
  DraftPolicyDto,
  PolicyAtDto,
  PolicyChangeAnswerDto,
  PolicyChangeDto,
  PolicyChangesDto,
  PolicyChangesQueryDto,
  PolicyCommandDto,
  PolicyKindsDto,
  PolicyParamsDto,
  PolicyQueryDto,
  PolicyUnitsDto,
} from './policies.dto.js'
import { PoliciesService } from './policies.service.js'
import { PolicyChangesService } from './policy-changes.service.js'

@ApiTags('policies')
@Controller('api/policies')
export class PoliciesController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly changes: PolicyChangesService,
  ) {}

  @Get('kinds')
  @ApiOperation({ summary: '哪些事项类型有可以修改的政策' })
  @ZodResponse({ status: 200, type: PolicyKindsDto })
  policyKinds() {
    return this.policies.kinds()
  }

  @Get('units')
  @ApiOperation({ summary: '本人管理范围最上面的单位' })
  @ZodResponse({ status: 200, type: PolicyUnitsDto })
  policyUnits(@Me() me: SignedIn) {
    return this.policies.units(me)
  }

  @Get('units/:id')
  @ApiOperation({ summary: '一个单位现行的政策：逐项的值、出自哪里、上级各自的规定、即将生效的' })
  @ZodResponse({ status: 200, type: PolicyAtDto })
  policyAt(@Me() me: SignedIn, @Param() { id }: DirectoryParamsDto, @Query() { kind }: PolicyQueryDto) {
    return this.policies.at(me, id, kind)
  }

  @Get('changes')
  @ApiOperation({ summary: '政策变更：草案和历次发布' })
  @ZodResponse({ status: 200, type: PolicyChangesDto })
  policyChanges(@Me() me: SignedIn, @Query() query: PolicyChangesQueryDto) {
    return this.changes.list(me, query)
  }

  @Post('changes')
  @HttpCode(201)
  @ApiOperation({ summary: '起草政策变更' })
  @ZodResponse({ status: 201, type: PolicyChangeAnswerDto })
  draftPolicy(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: DraftPolicyDto) {
    return this.changes.draft(me, key, request)
  }

  @Get('changes/:id')
  @ApiOperation({ summary: '一项政策变更：逐项前后、问题、对未办结事项的影响' })
  @ZodResponse({ status: 200, type: PolicyChangeDto })
  policyChange(@Me() me: SignedIn, @Param() { id }: PolicyParamsDto) {
    return this.changes.one(me, id)
  }

  @Post('changes/:id/commands')
  @HttpCode(200)
  @ApiOperation({ summary: '修改、预览、发布（须另一人）、撤销' })
  @ZodResponse({ status: 200, type: PolicyChangeAnswerDto })
  changePolicy(
    @Me() me: SignedIn,
    @Param() { id }: PolicyParamsDto,
    @IdempotencyKey() key: string,
    @Body() request: PolicyCommandDto,
  ) {
    return this.changes.command(me, key, id, request)
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import {
  CandidatesQueryDto,
  EndedSubstitutionDto,
  NewSubstitutionDto,
  PrincipalsQueryDto,
  SubstitutionAnswerDto,
  SubstitutionChoicesDto,
  SubstitutionParamsDto,
  SubstitutionQueryDto,
  SubstitutionsDto,
} from './substitutions.dto.js'
import { SubstitutionsService } from './substitutions.service.js'

@ApiTags('substitutions')
@Controller('api/substitutions')
export class SubstitutionsController {
  constructor(private readonly substitutions: SubstitutionsService) {}

  @Get()
  @ApiOperation({ summary: '代理：我请人代的、我代别人的、我管理范围内的' })
  @ZodResponse({ status: 200, type: SubstitutionsDto })
  substitutionList(@Me() me: SignedIn, @Query() query: SubstitutionQueryDto) {
    return this.substitutions.page(me, query)
  }

  @Get('principals')
  @ApiOperation({ summary: '可以为谁设置代理（本人以外）' })
  @ZodResponse({ status: 200, type: SubstitutionChoicesDto })
  substitutionPrincipals(@Me() me: SignedIn, @Query() { search }: PrincipalsQueryDto) {
    return this.substitutions.principals(me, search)
  }

  @Get('candidates')
  @ApiOperation({ summary: '可以请谁代理：同单位或上级单位任职的人员' })
  @ZodResponse({ status: 200, type: SubstitutionChoicesDto })
  substitutionCandidates(@Me() me: SignedIn, @Query() { principalId, search }: CandidatesQueryDto) {
    return this.substitutions.candidates(me, principalId, search)
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '设置代理：本人，或单位书记、安全管理员为不能办理的人设置' })
  @ZodResponse({ status: 200, type: SubstitutionAnswerDto })
  substitute(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() wanted: NewSubstitutionDto) {
    return this.substitutions.begin(me, key, wanted)
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: '提前结束代理' })
  @ZodResponse({ status: 200, type: SubstitutionAnswerDto })
  endSubstitution(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: SubstitutionParamsDto,
    @Body() { reason }: EndedSubstitutionDto,
  ) {
    return this.substitutions.end(me, key, id, reason)
  }
}

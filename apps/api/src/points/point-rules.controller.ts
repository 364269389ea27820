import { Body, Controller, Get, Ip, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import {
  periodsWatched,
  pointRuleVersions,
  publicPoints,
  setPointRules,
  setPointRulesAnswer,
} from '#contracts/http/point-rules.js'
import { Me, type SignedIn } from '../access/me.js'
import { PointRulesService } from './point-rules.service.js'
import { PublicPointsService } from './public-points.service.js'

class PointRuleVersionsDto extends createZodDto(pointRuleVersions) {}
class SetPointRulesDto extends createZodDto(setPointRules) {}
class SetPointRulesAnswerDto extends createZodDto(setPointRulesAnswer) {}
class PeriodsWatchedDto extends createZodDto(periodsWatched) {}
class PublicPointsDto extends createZodDto(publicPoints) {}

@ApiTags('points')
@Controller('api')
export class PointRulesController {
  constructor(
    private readonly rules: PointRulesService,
    private readonly open: PublicPointsService,
  ) {}

  @Get('points/rules')
  @ApiOperation({ summary: '积分规则的各版：分值、零积分口径、异议期和公示天数，何人何时为何所定' })
  @ZodResponse({ status: 200, type: PointRuleVersionsDto })
  pointRules(@Me() me: SignedIn) {
    return this.rules.versions(me)
  }

  @Post('points/rules')
  @ApiOperation({ summary: '本区积分规则的新一版，从尚未开始的月份起执行；重复提交同样的内容不再新增' })
  @ZodResponse({ status: 201, type: SetPointRulesAnswerDto })
  setPointRules(@Me() me: SignedIn, @Body() request: SetPointRulesDto) {
    return this.rules.set(me, request)
  }

  @Get('periods')
  @ApiOperation({ summary: '周期核对：应有的每个月、每一周是否都在，哪些在等什么' })
  @ZodResponse({ status: 200, type: PeriodsWatchedDto })
  periods(@Me() me: SignedIn) {
    return this.rules.periods(me)
  }

  @Get('public/points')
  @ApiOperation({ summary: '公示中的各月积分：人数、达到各分值的人数和周典型，不需登录；不含零积分者的姓名' })
  @ZodResponse({ status: 200, type: PublicPointsDto })
  publicPoints(@Ip() address: string) {
    return this.open.page(address)
  }
}

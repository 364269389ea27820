import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { DirectoryParamsDto } from '../directory/directory.dto.js'
import { DirectoryHistory } from './directory-history.js'
import {
  DirectoryHistoryDto,
  PeopleFoundDto,
  PeopleQueryDto,
  PersonAnswerDto,
  PersonGrantsDto,
  PersonRequestDto,
} from './organisation.dto.js'
import { PeopleService } from './people.service.js'

@ApiTags('organisation')
@Controller('api/organisation/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly histories: DirectoryHistory,
  ) {}

  @Get()
  @ApiOperation({ summary: '在管理范围内按姓名、拼音或工号找人' })
  @ZodResponse({ status: 200, type: PeopleFoundDto })
  peopleFound(@Me() me: SignedIn, @Query() query: PeopleQueryDto) {
    return this.people.find(me, query)
  }

  @Get(':id/grants')
  @ApiOperation({ summary: '一个人的全部任职：何处、何时、由谁授予' })
  @ZodResponse({ status: 200, type: PersonGrantsDto })
  personGrants(@Param() { id }: DirectoryParamsDto) {
    return this.people.grants(id)
  }

  @Get(':id/history')
  @ApiOperation({ summary: '一个人的单位与任职变更记录' })
  @ZodResponse({ status: 200, type: DirectoryHistoryDto })
  personHistory(@Param() { id }: DirectoryParamsDto) {
    return this.histories.tell(['person', 'grant'], id)
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '调动、离任、恢复任职；可先预览会结束哪些任职' })
  @ZodResponse({ status: 200, type: PersonAnswerDto })
  changePerson(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: PersonRequestDto) {
    return this.people.change(me, key, request)
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { DirectoryParamsDto } from '../directory/directory.dto.js'
import { DirectoryHistory } from './directory-history.js'
import {
  DirectoryHistoryDto,
  RosterDto,
  RosterQueryDto,
  TreeAnswerDto,
  TreeListDto,
  TreeQueryDto,
  TreeRequestDto,
  TreeUnitDto,
} from './organisation.dto.js'
import { TreeService } from './tree.service.js'

@ApiTags('organisation')
@Controller('api/organisation')
export class TreeController {
  constructor(
    private readonly tree: TreeService,
    private readonly histories: DirectoryHistory,
  ) {}

  @Get('units')
  @ApiOperation({ summary: '组织树：逐级展开，或按名称、拼音、编码查找；只见管理范围以内' })
  @ZodResponse({ status: 200, type: TreeListDto })
  treeUnits(@Me() me: SignedIn, @Query() query: TreeQueryDto) {
    return this.tree.page(me, query)
  }

  @Get('units/:id')
  @ApiOperation({ summary: '一个单位：本级及以下的单位、人员、未办结事项' })
  @ZodResponse({ status: 200, type: TreeUnitDto })
  treeUnit(@Param() { id }: DirectoryParamsDto) {
    return this.tree.one(id)
  }

  @Get('units/:id/roster')
  @ApiOperation({ summary: '单位名册：现有、任职、调出、离任' })
  @ZodResponse({ status: 200, type: RosterDto })
  roster(@Param() { id }: DirectoryParamsDto, @Query() query: RosterQueryDto) {
    return this.tree.roster(id, query)
  }

  @Get('units/:id/history')
  @ApiOperation({ summary: '单位的变更记录' })
  @ZodResponse({ status: 200, type: DirectoryHistoryDto })
  unitHistory(@Param() { id }: DirectoryParamsDto) {
    return this.histories.tell(['unit'], id)
  }

  @Post('tree')
  @HttpCode(200)
  @ApiOperation({ summary: '设立、更名、调整隶属、撤销、并入；可先预览' })
  @ZodResponse({ status: 200, type: TreeAnswerDto })
  changeTree(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: TreeRequestDto) {
    return this.tree.change(me, key, request)
  }
}

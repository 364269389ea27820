import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import {
  branchDetail,
  branchExportQuery,
  branchList,
  branchMembers,
  branchParams,
  branchQuery,
  officerAnswer,
  officerOrder,
} from '#contracts/http/branches.js'
import { estateList, estateQuery, estatesAnswer, estatesOrder } from '#contracts/http/estates.js'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import { BranchesService } from './branches.service.js'

class BranchQueryDto extends createZodDto(branchQuery) {}
class BranchExportQueryDto extends createZodDto(branchExportQuery) {}
class BranchListDto extends createZodDto(branchList) {}
class BranchParamsDto extends createZodDto(branchParams) {}
class BranchDetailDto extends createZodDto(branchDetail) {}
class BranchMembersDto extends createZodDto(branchMembers) {}
class OfficerOrderDto extends createZodDto(officerOrder) {}
class OfficerAnswerDto extends createZodDto(officerAnswer) {}

class EstateQueryDto extends createZodDto(estateQuery) {}
class EstateListDto extends createZodDto(estateList) {}
class EstatesOrderDto extends createZodDto(estatesOrder) {}
class EstatesAnswerDto extends createZodDto(estatesAnswer) {}

@ApiTags('branches')
@Controller('api')
export class BranchesController {
  constructor(private readonly branches: BranchesService) {}

  @Get('branches')
  @ApiOperation({ summary: '临时党支部：本人管理范围内各社区的成员、书记和空缺' })
  @ZodResponse({ status: 200, type: BranchListDto })
  branchesSeen(@Me() me: SignedIn, @Query() query: BranchQueryDto) {
    return this.branches.list(me, query)
  }

  @Get('branches/export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出临时党支部：可只要没有书记、没有活动的' })
  branchesExport(@Me() me: SignedIn, @Query() query: BranchExportQueryDto): Promise<StreamableFile> {
    return sheetFile('临时党支部', this.branches.sheet(me, query))
  }

  @Get('branches/:id')
  @ApiOperation({ summary: '一个社区的临时党支部：现任与历任委员' })
  @ZodResponse({ status: 200, type: BranchDetailDto })
  branch(@Me() me: SignedIn, @Param() { id }: BranchParamsDto) {
    return this.branches.one(me, id)
  }

  @Get('branches/:id/members')
  @ApiOperation({ summary: '临时党支部的党员，随报到自动变化' })
  @ZodResponse({ status: 200, type: BranchMembersDto })
  branchMembers(@Me() me: SignedIn, @Param() { id }: BranchParamsDto, @Query() query: BranchQueryDto) {
    return this.branches.members(me, id, query)
  }

  @Post('branches/:id/officers')
  @HttpCode(200)
  @ApiOperation({ summary: '任命支部委员或办理卸任' })
  @ZodResponse({ status: 200, type: OfficerAnswerDto })
  changeOfficers(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: BranchParamsDto,
    @Body() request: OfficerOrderDto,
  ) {
    return this.branches.change(me, key, id, request)
  }

  @Get('estates')
  @ApiOperation({ summary: '小区：按名称或拼音查找所在社区' })
  @ZodResponse({ status: 200, type: EstateListDto })
  estates(@Query() query: EstateQueryDto) {
    return this.branches.estates(query)
  }

  @Post('branches/:id/estates')
  @HttpCode(200)
  @ApiOperation({ summary: '登记社区的小区名称' })
  @ZodResponse({ status: 200, type: EstatesAnswerDto })
  setEstates(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: BranchParamsDto,
    @Body() request: EstatesOrderDto,
  ) {
    return this.branches.setEstates(me, key, id, request)
  }
}

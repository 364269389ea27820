import { Controller, Get, Query, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import {
  CoverageDto,
  CoverageQueryDto,
  FactsDto,
  FactsExportQueryDto,
  FactsQueryDto,
  KindsDto,
  KindsQueryDto,
  NumbersDto,
  NumbersQueryDto,
} from './numbers.dto.js'
import { FactsService } from './facts.service.js'
import { NumbersService } from './numbers.service.js'

@ApiTags('numbers')
@Controller('api/numbers')
export class NumbersController {
  constructor(
    private readonly service: NumbersService,
    private readonly behind: FactsService,
  ) {}

  @Get()
  @ApiOperation({ summary: '统计：某单位及下级在一个时期的各项数字，附口径和下级单位' })
  @ZodResponse({ status: 200, type: NumbersDto })
  numbers(@Me() me: SignedIn, @Query() query: NumbersQueryDto) {
    return this.service.numbers(me, query)
  }

  @Get('export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出统计' })
  async numbersExport(@Me() me: SignedIn, @Query() query: NumbersQueryDto): Promise<StreamableFile> {
    const { name, sheets } = await this.service.numbersSheet(me, query)
    return sheetFile(name, ...sheets)
  }

  @Get('facts')
  @ApiOperation({ summary: '一个数字背后的明细；gap=true 时为未达到的' })
  @ZodResponse({ status: 200, type: FactsDto })
  figureFacts(@Me() me: SignedIn, @Query() query: FactsQueryDto) {
    return this.behind.facts(me, query)
  }

  @Get('facts.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出一个数字的明细' })
  async figureFactsExport(@Me() me: SignedIn, @Query() query: FactsExportQueryDto): Promise<StreamableFile> {
    const { name, sheets } = await this.behind.factsSheet(me, query)
    return sheetFile(name, ...sheets)
  }

  @Get('coverage')
  @ApiOperation({ summary: '覆盖：辖区各社区在各项目类别上的项目、认领和活动' })
  @ZodResponse({ status: 200, type: CoverageDto })
  coverageOf(@Me() me: SignedIn, @Query() query: CoverageQueryDto) {
    return this.behind.coverage(me, query)
  }

  @Get('kinds')
  @ApiOperation({ summary: '按类别的数字：各类项目的可认领、新提出、在办与验收，各类岗位的上岗与在岗' })
  @ZodResponse({ status: 200, type: KindsDto })
  figuresByKind(@Me() me: SignedIn, @Query() query: KindsQueryDto) {
    return this.behind.kinds(me, query)
  }
}

import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import {
  CoverageDto,
  CoverageQueryDto,
  FactsDto,
  FactsExportQueryDto,
  FactsQueryDto,
  NumbersDto,
  NumbersQueryDto,
} from './numbers.dto.js'
import { NumbersService } from './numbers.service.js'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const workbook = { description: 'Excel 工作簿', schema: { type: 'string', format: 'binary' } } as const

@ApiTags('numbers')
@Controller('api/numbers')
export class NumbersController {
  constructor(private readonly service: NumbersService) {}

  @Get()
  @ApiOperation({ summary: '统计：某单位及下级在一个时期的各项数字，附口径和下级单位' })
  @ZodResponse({ status: 200, type: NumbersDto })
  numbers(@Me() me: SignedIn, @Query() query: NumbersQueryDto) {
    return this.service.numbers(me, query)
  }

  @Get('export.xlsx')
  @Header('content-type', xlsx)
  @Header('content-disposition', 'attachment; filename="numbers.xlsx"')
  @ApiOperation({ summary: '导出统计' })
  @ApiProduces(xlsx)
  @ApiOkResponse(workbook)
  async numbersExport(@Me() me: SignedIn, @Query() query: NumbersQueryDto): Promise<StreamableFile> {
    return new StreamableFile(await this.service.numbersSheet(me, query))
  }

  @Get('facts')
  @ApiOperation({ summary: '一个数字背后的明细；gap=true 时为未达到的' })
  @ZodResponse({ status: 200, type: FactsDto })
  figureFacts(@Me() me: SignedIn, @Query() query: FactsQueryDto) {
    return this.service.facts(me, query)
  }

  @Get('facts.xlsx')
  @Header('content-type', xlsx)
  @Header('content-disposition', 'attachment; filename="facts.xlsx"')
  @ApiOperation({ summary: '导出一个数字的明细' })
  @ApiProduces(xlsx)
  @ApiOkResponse(workbook)
  async figureFactsExport(@Me() me: SignedIn, @Query() query: FactsExportQueryDto): Promise<StreamableFile> {
    return new StreamableFile(await this.service.factsSheet(me, query))
  }

  @Get('coverage')
  @ApiOperation({ summary: '覆盖：辖区各社区在各项目类别上的项目、认领和活动' })
  @ZodResponse({ status: 200, type: CoverageDto })
  coverageOf(@Me() me: SignedIn, @Query() query: CoverageQueryDto) {
    return this.service.coverage(me, query)
  }
}

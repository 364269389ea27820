import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { typeOfCode } from '#domain/files/file-types.js'
import { Me, type SignedIn } from '../access/me.js'
import {
  MonthlyReportDto,
  OrderReportDto,
  ReportListDto,
  ReportListQueryDto,
  ReportParamsDto,
} from './monthly-reports.dto.js'
import { MonthlyReportsService, type ReportFileType } from './monthly-reports.service.js'

const file = { schema: { type: 'string', format: 'binary' } } as const

@ApiTags('numbers')
@Controller('api/monthly-reports')
export class MonthlyReportsController {
  constructor(private readonly service: MonthlyReportsService) {}

  @Get()
  @ApiOperation({ summary: '某单位的月报：各月各版，以及正在生成的进度' })
  @ZodResponse({ status: 200, type: ReportListDto })
  monthlyReports(@Me() me: SignedIn, @Query() query: ReportListQueryDto) {
    return this.service.list(me, query)
  }

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: '生成月报：在后台进行；同一单位同一月份正在生成的，返回正在生成的那一份' })
  @ZodResponse({ status: 202, type: MonthlyReportDto })
  orderMonthlyReport(@Me() me: SignedIn, @Body() request: OrderReportDto) {
    return this.service.order(me, request)
  }

  @Get(':id')
  @ApiOperation({ summary: '一份月报的进度或版本' })
  @ZodResponse({ status: 200, type: MonthlyReportDto })
  monthlyReport(@Me() me: SignedIn, @Param() { id }: ReportParamsDto) {
    return this.service.one(me, id)
  }

  @Get(':id/report.docx')
  @ApiOperation({ summary: '下载月报（Word）' })
  @ApiProduces(typeOfCode('docx').media)
  @ApiOkResponse({ description: 'Word 文档', ...file })
  monthlyReportDocument(
    @Me() me: SignedIn,
    @Param() { id }: ReportParamsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.download(me, id, 'docx', reply)
  }

  @Get(':id/report.xlsx')
  @ApiOperation({ summary: '下载月报（Excel）' })
  @ApiProduces(typeOfCode('xlsx').media)
  @ApiOkResponse({ description: 'Excel 工作簿', ...file })
  monthlyReportWorkbook(
    @Me() me: SignedIn,
    @Param() { id }: ReportParamsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.download(me, id, 'xlsx', reply)
  }

  private async download(me: SignedIn, id: string, type: ReportFileType, reply: FastifyReply) {
    const { headers, content } = await this.service.file(me, id, type)
    void reply.headers(headers)
    return new StreamableFile(content, { type: headers['content-type'] ?? '' })
  }
}

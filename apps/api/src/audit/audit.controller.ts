import { Body, Controller, Get, Header, HttpCode, Post, Query, Req } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersCsv } from '../http/csv.js'
import {
  AuditAnchorsDto,
  AuditEntriesDto,
  AuditFilterDto,
  AuditOperationListDto,
  AuditQueryDto,
  AuditVerdictDto,
  AuditVerificationDto,
} from './audit.dto.js'
import { AuditService } from './audit.service.js'
import { VerificationService } from './verification.service.js'

/** The security auditor's alone: the record of their part of the tree, and the chain as a whole. */
@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly verification: VerificationService,
  ) {}

  @Get('entries')
  @ApiOperation({ summary: '审计记录：按人员、对象、操作、结果、日期检索，新的在前' })
  @ZodResponse({ status: 200, type: AuditEntriesDto })
  auditEntries(@Me() me: SignedIn, @Query() query: AuditQueryDto) {
    return this.audit.page(query, me)
  }

  @Get('entries.csv')
  @AnswersCsv('安全审计')
  @ApiOperation({ summary: '导出审计记录；导出本身也留审计' })
  auditEntriesCsv(@Me() me: SignedIn, @Query() filter: AuditFilterDto): Promise<string> {
    return this.audit.csv(filter, me)
  }

  @Get('operations')
  @ApiOperation({ summary: '审计中的操作及其名称' })
  @ZodResponse({ status: 200, type: AuditOperationListDto })
  auditOperations() {
    return this.audit.operations()
  }

  @Post('verification')
  @HttpCode(200)
  @ApiOperation({ summary: '核验审计链：一次一段，最后一段时核对锚点' })
  @ZodResponse({ status: 200, type: AuditVerdictDto })
  async verifyAudit(@Me() me: SignedIn, @Body() body: AuditVerificationDto, @Req() request: FastifyRequest) {
    const verdict = await this.verification.verify(body, me)
    const { through, isDone, flaw } = verdict
    // Its end is what counts.
    request.audit = isDone && { details: { through, ...(flaw && { flaw: flaw.flaw }) } }
    return verdict
  }

  @Get('anchors')
  @ApiOperation({ summary: '每日锚点，以及此刻的锚点' })
  @ZodResponse({ status: 200, type: AuditAnchorsDto })
  auditAnchors() {
    return this.verification.anchors()
  }

  @Get('anchors.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="anchors.txt"')
  @ApiOperation({ summary: '下载锚点，存于系统之外' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: '每行一个锚点', schema: { type: 'string' } })
  auditAnchorsFile(): Promise<string> {
    return this.verification.anchorsFile()
  }
}

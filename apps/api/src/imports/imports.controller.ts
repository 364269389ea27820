import { Body, Controller, Get, Header, Param, Post, Query, Req, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { Readable } from 'node:stream'
import { Me, type SignedIn } from '../access/me.js'
import { ProblemError } from '../http/problem.js'
import { AnswersWorkbook } from '../http/workbook.js'
import { importTemplate } from './import-template.js'
import {
  ApplyImportDto,
  ChangeQueryDto,
  CheckImportDto,
  FindingQueryDto,
  ImportChangesDto,
  ImportDto,
  ImportFindingsDto,
  ImportListDto,
  ImportParamsDto,
  ImportQueryDto,
  TemplateParamsDto,
  UploadQueryDto,
} from './imports.dto.js'
import { ImportsService } from './imports.service.js'

@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @ApiOperation({ summary: '上传名册：正文为文件本身（application/octet-stream，至多 30 MB），随即核对' })
  @ZodResponse({ status: 201, type: ImportDto })
  uploadImport(@Me() me: SignedIn, @Query() query: UploadQueryDto, @Req() { body }: FastifyRequest) {
    if (!(body instanceof Readable)) throw new ProblemError('unsupportedMediaType')
    return this.imports.upload(me, query, body)
  }

  @Get()
  @ApiOperation({ summary: '导入记录：本人的，以及安全管理员范围内的' })
  @ZodResponse({ status: 200, type: ImportListDto })
  listImports(@Me() me: SignedIn, @Query() query: ImportQueryDto) {
    return this.imports.list(me, query)
  }

  @Get('templates/:kind')
  @AnswersWorkbook()
  @Header('content-disposition', 'attachment')
  @ApiOperation({ summary: '下载模板：表头、示例和填写说明' })
  async importTemplate(@Param() { kind }: TemplateParamsDto): Promise<StreamableFile> {
    return new StreamableFile(await importTemplate(kind))
  }

  @Get(':id')
  @ApiOperation({ summary: '一个导入：状态、列的含义、数目' })
  @ZodResponse({ status: 200, type: ImportDto })
  oneImport(@Me() me: SignedIn, @Param() { id }: ImportParamsDto) {
    return this.imports.one(me, id)
  }

  @Get(':id/findings')
  @ApiOperation({ summary: '核对发现的问题，逐行逐格' })
  @ZodResponse({ status: 200, type: ImportFindingsDto })
  importFindings(@Me() me: SignedIn, @Param() { id }: ImportParamsDto, @Query() query: FindingQueryDto) {
    return this.imports.findings(me, id, query)
  }

  @Get(':id/changes')
  @ApiOperation({ summary: '导入带来的变化，逐个单位或人员' })
  @ZodResponse({ status: 200, type: ImportChangesDto })
  importChanges(@Me() me: SignedIn, @Param() { id }: ImportParamsDto, @Query() query: ChangeQueryDto) {
    return this.imports.changes(me, id, query)
  }

  @Post(':id/check')
  @ApiOperation({ summary: '重新核对：改列的含义、作出决定、选择是否全量' })
  @ZodResponse({ status: 201, type: ImportDto })
  checkImport(@Me() me: SignedIn, @Param() { id }: ImportParamsDto, @Body() body: CheckImportDto) {
    return this.imports.check(me, id, body)
  }

  @Post(':id/apply')
  @ApiOperation({ summary: '确认导入：按核对的结果一次写入' })
  @ZodResponse({ status: 201, type: ImportDto })
  applyImport(@Me() me: SignedIn, @Param() { id }: ImportParamsDto, @Body() body: ApplyImportDto) {
    return this.imports.apply(me, id, body)
  }

  @Post(':id/discard')
  @ApiOperation({ summary: '放弃导入，删除上传的文件' })
  @ZodResponse({ status: 201, type: ImportDto })
  discardImport(@Me() me: SignedIn, @Param() { id }: ImportParamsDto) {
    return this.imports.discard(me, id)
  }

  @Get(':id/marked.xlsx')
  @AnswersWorkbook()
  @Header('content-disposition', 'attachment')
  @ApiOperation({ summary: '下载标注问题的副本' })
  async markedImport(@Me() me: SignedIn, @Param() { id }: ImportParamsDto): Promise<StreamableFile> {
    return new StreamableFile(await this.imports.marked(me, id))
  }
}

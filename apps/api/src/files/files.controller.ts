import { Readable } from 'node:stream'
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common'
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { ProblemError } from '../http/problem.js'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import {
  FileContentQueryDto,
  FileListDto,
  FileParamsDto,
  OneFileDto,
  UploadFileQueryDto,
  WithdrawFileDto,
} from './files.dto.js'
import { FilesService } from './files.service.js'
import { UploadService } from './upload.service.js'

@ApiTags('files')
@Controller('api/processes/:id/files')
export class FilesController {
  constructor(
    private readonly files: FilesService,
    private readonly uploads: UploadService,
  ) {}

  @Get()
  @ApiOperation({ summary: '事项的附件，含已撤下的；可否添加，以及上限' })
  @ZodResponse({ status: 200, type: FileListDto })
  processFiles(@Me() me: SignedIn, @Param() { id }: ProcessParamsDto) {
    return this.files.list(me, id)
  }

  @Post()
  @ApiConsumes('application/octet-stream')
  @ApiOperation({ summary: '添加附件：正文为文件本身，文件名在 name；类型按内容认定' })
  @ZodResponse({ status: 201, type: OneFileDto })
  async uploadFile(
    @Me() me: SignedIn,
    @Param() { id }: ProcessParamsDto,
    @Query() { name }: UploadFileQueryDto,
    @IdempotencyKey() key: string,
    @Req() request: FastifyRequest,
  ) {
    const { body, headers } = request
    if (!(body instanceof Readable)) throw new ProblemError('unsupportedMediaType')
    const announced = headers['content-length']
    const announcedBytes = announced === undefined ? undefined : Number(announced)
    const taken = await this.uploads.take(me, { processId: id, key, name, announcedBytes, body })
    // The hash stands in the sealed audit, beside the one in the row.
    request.audit = { details: { fileId: taken.id, bytes: taken.bytes, sha256: taken.sha256 } }
    return this.files.one(me, id, taken.id)
  }

  @Get(':fileId/content')
  @ApiOperation({ summary: '附件的内容；inline=true 时可在页内预览的类型直接显示' })
  @ApiOkResponse({ description: '文件本身', schema: { type: 'string', format: 'binary' } })
  async fileContent(
    @Me() me: SignedIn,
    @Param() { id, fileId }: FileParamsDto,
    @Query() { inline }: FileContentQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    request.audit = { details: { fileId } }
    const { headers, content } = await this.files.content(me, id, fileId, inline === 'true')
    void reply.headers(headers)
    return new StreamableFile(content, { type: headers['content-type'] ?? '' })
  }

  @Post(':fileId/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: '撤下附件：作标记，内容保留' })
  @ZodResponse({ status: 200, type: OneFileDto })
  withdrawFile(
    @Me() me: SignedIn,
    @Param() { id, fileId }: FileParamsDto,
    @Body() body: WithdrawFileDto,
    @Req() request: FastifyRequest,
  ) {
    request.audit = { details: { fileId } }
    return this.files.withdraw(me, id, fileId, body)
  }
}

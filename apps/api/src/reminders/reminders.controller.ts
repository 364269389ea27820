import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { namesOf } from '../http/file-names.js'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import { RemindersService } from './reminders.service.js'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

@ApiTags('reminders')
@Controller('api/reminders')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @Get(':id/letter.docx')
  @Header('content-type', docx)
  @ApiOperation({ summary: '下载已发出的提醒函' })
  @ApiProduces(docx)
  @ApiOkResponse({ description: 'Word 文档', schema: { type: 'string', format: 'binary' } })
  async reminderLetter(
    @Param() { id }: ProcessParamsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, content } = await this.reminders.letter(id)
    void reply.header('content-disposition', `attachment; ${namesOf(name)}`)
    return new StreamableFile(content)
  }
}

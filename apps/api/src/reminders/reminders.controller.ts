import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import { RemindersService } from './reminders.service.js'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

@ApiTags('reminders')
@Controller('api/reminders')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @Get(':id/letter.docx')
  @Header('content-type', docx)
  @Header('content-disposition', 'attachment; filename="letter.docx"')
  @ApiOperation({ summary: '下载已发出的提醒函' })
  @ApiProduces(docx)
  @ApiOkResponse({ description: 'Word 文档', schema: { type: 'string', format: 'binary' } })
  async reminderLetter(@Param() { id }: ProcessParamsDto): Promise<StreamableFile> {
    return new StreamableFile(await this.reminders.letter(id))
  }
}

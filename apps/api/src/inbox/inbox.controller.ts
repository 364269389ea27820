import { Body, Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import { InboxCountsDto, InboxDto, InboxExportQueryDto, InboxQueryDto, ReadCopiesDto } from './inbox.dto.js'
import { InboxService } from './inbox.service.js'

@ApiTags('inbox')
@Controller('api/inbox')
export class InboxController {
  constructor(private readonly inboxes: InboxService) {}

  @Get()
  @ApiOperation({ summary: '待办、已办、抄送我的、我发起的（逾期在前，再按到期日）' })
  @ZodResponse({ status: 200, type: InboxDto })
  inbox(@Me() me: SignedIn, @Query() query: InboxQueryDto) {
    return this.inboxes.page(me, query)
  }

  @Get('export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出当前筛选的事项' })
  async inboxExport(@Me() me: SignedIn, @Query() query: InboxExportQueryDto): Promise<StreamableFile> {
    return sheetFile('事项', await this.inboxes.sheet(me, query))
  }

  @Post('copies/read')
  @HttpCode(200)
  @ApiOperation({ summary: '将抄送标为已读；不给编号时全部标为已读' })
  @ZodResponse({ status: 200, type: InboxCountsDto })
  readCopies(@Me() me: SignedIn, @Body() { processIds }: ReadCopiesDto) {
    return this.inboxes.readCopies(me, processIds)
  }
}

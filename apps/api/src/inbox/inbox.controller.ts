import { Body, Controller, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { InboxCountsDto, InboxDto, InboxExportQueryDto, InboxQueryDto, ReadCopiesDto } from './inbox.dto.js'
import { InboxService } from './inbox.service.js'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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
  @Header('content-type', xlsx)
  @Header('content-disposition', 'attachment; filename="inbox.xlsx"')
  @ApiOperation({ summary: '导出当前筛选的事项' })
  @ApiProduces(xlsx)
  @ApiOkResponse({ description: 'Excel 工作簿', schema: { type: 'string', format: 'binary' } })
  async inboxExport(@Me() me: SignedIn, @Query() query: InboxExportQueryDto): Promise<StreamableFile> {
    return new StreamableFile(await this.inboxes.sheet(me, query))
  }

  @Post('copies/read')
  @HttpCode(200)
  @ApiOperation({ summary: '将抄送标为已读；不给编号时全部标为已读' })
  @ZodResponse({ status: 200, type: InboxCountsDto })
  readCopies(@Me() me: SignedIn, @Body() { processIds }: ReadCopiesDto) {
    return this.inboxes.readCopies(me, processIds)
  }
}

import { Controller, Get, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { InboxDto, InboxQueryDto } from './inbox.dto.js'
import { InboxService } from './inbox.service.js'

@ApiTags('inbox')
@Controller('api/inbox')
export class InboxController {
  constructor(private readonly inboxes: InboxService) {}

  @Get()
  @ApiOperation({ summary: '待办、已办、我发起的（逾期在前，再按到期日）' })
  @ZodResponse({ status: 200, type: InboxDto })
  inbox(@Me() me: SignedIn, @Query() query: InboxQueryDto) {
    return this.inboxes.page(me, query)
  }
}

import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { MessageQueryDto, MessagesDto, ReadMessagesDto, UnreadMessagesDto } from './inbox.dto.js'
import { MessagesService } from './messages.service.js'

@ApiTags('inbox')
@Controller('api/messages')
export class MessagesController {
  constructor(private readonly mailbox: MessagesService) {}

  @Get()
  @ApiOperation({ summary: '站内消息' })
  @ZodResponse({ status: 200, type: MessagesDto })
  messages(@Me() me: SignedIn, @Query() query: MessageQueryDto) {
    return this.mailbox.page(me, query)
  }

  @Post('read')
  @HttpCode(200)
  @ApiOperation({ summary: '标为已读；不给编号时全部标为已读' })
  @ZodResponse({ status: 200, type: UnreadMessagesDto })
  readMessages(@Me() me: SignedIn, @Body() { ids }: ReadMessagesDto) {
    return this.mailbox.markRead(me, ids)
  }
}

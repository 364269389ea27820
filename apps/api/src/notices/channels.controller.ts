import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common'
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { ChannelsService } from './channels.service.js'
import {
  ChannelChangeDto,
  ChannelIdDto,
  ChannelParamsDto,
  ChannelRemovalDto,
  ChannelsDto,
  ChannelTestDto,
  NewChannelDto,
  QuietHoursChangeDto,
  QuietHoursDto,
} from './notices.dto.js'

/** For the system administrator: how notices leave the platform, at their node and below. */
@ApiTags('notices')
@Controller('api')
export class ChannelsController {
  constructor(private readonly channels: ChannelsService) {}

  @Get('channels')
  @ApiOperation({ summary: '通知通道：邮件，以及各单位的群机器人和外部接口' })
  @ZodResponse({ status: 200, type: ChannelsDto })
  listChannels(@Me() me: SignedIn) {
    return this.channels.list(me)
  }

  @Post('channels')
  @HttpCode(201)
  @ApiOperation({ summary: '为单位设置群机器人或外部接口；地址和密钥加密保存，不再显示' })
  @ZodResponse({ status: 201, type: ChannelIdDto })
  addChannel(@Me() me: SignedIn, @Body() body: NewChannelDto) {
    return this.channels.add(me, body)
  }

  @Post('channels/:id')
  @HttpCode(204)
  @ApiOperation({ summary: '修改、开启或停用通道；没有写的保持不变' })
  @ApiNoContentResponse({ description: '已保存' })
  async changeChannel(
    @Me() me: SignedIn,
    @Param() { id }: ChannelParamsDto,
    @Body() body: ChannelChangeDto,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    request.audit = { details: { changed: Object.keys(body).join(' ') } }
    await this.channels.change(me, id, body)
  }

  @Post('channels/:id/test')
  @HttpCode(200)
  @ApiOperation({ summary: '发一条测试消息；邮件发给本人' })
  @ZodResponse({ status: 200, type: ChannelTestDto })
  testChannel(@Me() me: SignedIn, @Param() { id }: ChannelParamsDto) {
    return this.channels.test(me, id)
  }

  @Post('channels/:id/remove')
  @HttpCode(204)
  @ApiOperation({ summary: '撤除通道；还没有发出的不再发' })
  @ApiNoContentResponse({ description: '已撤除' })
  async removeChannel(
    @Me() me: SignedIn,
    @Param() { id }: ChannelParamsDto,
    @Body() { reason }: ChannelRemovalDto,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    request.audit = { details: { reason } }
    await this.channels.remove(me, id, reason)
  }

  @Get('quiet-hours')
  @ApiOperation({ summary: '免打扰时间：平台的默认，以及各单位自己的' })
  @ZodResponse({ status: 200, type: QuietHoursDto })
  quietHours(@Me() me: SignedIn) {
    return this.channels.quietHours(me)
  }

  @Post('quiet-hours')
  @HttpCode(204)
  @ApiOperation({ summary: '设置一个单位及其下级的免打扰时间' })
  @ApiNoContentResponse({ description: '已保存' })
  async setQuietHours(@Me() me: SignedIn, @Body() body: QuietHoursChangeDto): Promise<void> {
    await this.channels.setQuietHours(me, body)
  }
}

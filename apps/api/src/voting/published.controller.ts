import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query, Res } from '@nestjs/common'
import { ApiExcludeController } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { ballotsPath } from '#contracts/http/voting.js'
import { sendPage } from '../residents/page.js'
import { PublishedFiles } from './published-files.js'
import { PublishedBallots } from './published.service.js'

/** The published ballots, for people and for their own recount. */
@ApiExcludeController()
@Controller(ballotsPath.slice(1))
export class PublishedBallotsController {
  constructor(
    private readonly published: PublishedBallots,
    private readonly files: PublishedFiles,
  ) {}

  @Get()
  async ballotsPage(@Query() query: unknown, @Ip() address: string, @Res() reply: FastifyReply) {
    const { screen, status } = await this.published.page(query, address)
    sendPage(reply, screen, status)
  }

  @Post()
  @HttpCode(200)
  async findBallot(@Body() body: unknown, @Ip() address: string, @Res() reply: FastifyReply) {
    const { screen, status } = await this.published.find(body, address)
    sendPage(reply, screen, status)
  }

  /** Everything that is published of one evaluation, as a file. */
  @Get(':id')
  async ballotsFile(@Param('id') id: string, @Ip() address: string, @Res() reply: FastifyReply) {
    const { year, content } = await this.files.find(id, address)
    void reply
      .header('content-disposition', `attachment; filename="ballots-${year}.json"`)
      .type('application/json; charset=utf-8')
      .send(content)
  }
}

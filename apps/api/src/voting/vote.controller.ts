import { Body, Controller, Get, HttpCode, Ip, Post, Query, Res } from '@nestjs/common'
import { ApiExcludeController } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { sendPage } from '../residents/page.js'
import { VotePage } from './vote-page.service.js'

/** The residents' page: HTML for people, so the document of the interface does not list it. */
@ApiExcludeController()
@Controller('vote')
export class VoteController {
  constructor(private readonly page: VotePage) {}

  @Get()
  async votePage(@Query() query: unknown, @Ip() address: string, @Res() reply: FastifyReply): Promise<void> {
    const { screen, status } = await this.page.open(query, address)
    sendPage(reply, screen, status)
  }

  @Post()
  @HttpCode(200)
  async vote(@Body() body: unknown, @Ip() address: string, @Res() reply: FastifyReply): Promise<void> {
    const { screen, status } = await this.page.step(body, address)
    sendPage(reply, screen, status)
  }
}

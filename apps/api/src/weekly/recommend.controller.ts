import { Body, Controller, Get, HttpCode, Ip, Post, Query, Req, Res } from '@nestjs/common'
import { ApiExcludeController } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { deviceOf } from '../residents/device.js'
import { sendPage } from '../residents/page.js'
import { RecommendPage } from './recommend-page.service.js'
import { recommendPath } from './recommend-screens.js'

/** The residents' page: HTML for people, so the document of the interface does not list it. */
@ApiExcludeController()
@Controller('recommend')
export class RecommendController {
  constructor(private readonly page: RecommendPage) {}

  @Get()
  async recommendPage(
    @Query() query: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { screen, status } = await this.page.open(query, address)
    sendPage(reply, screen, status)
  }

  @Post()
  @HttpCode(200)
  async recommend(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const device = deviceOf(request, reply, recommendPath)
    const { screen, status } = await this.page.step(body, { address, device })
    sendPage(reply, screen, status)
  }
}

import { Controller, Get, Query, Redirect, Req, Res } from '@nestjs/common'
import { ApiFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Attempts } from './attempts.js'
import { OidcService } from './oidc.service.js'
import { OidcBeginDto } from './sign-in.dto.js'

/** Addresses that a browser goes to: they answer by sending it on. */
@ApiTags('session')
@Controller('api/sign-in/oidc')
export class OidcController {
  constructor(
    private readonly oidc: OidcService,
    private readonly attempts: Attempts,
  ) {}

  @Get()
  @Redirect()
  @ApiOperation({ summary: '前往统一认证' })
  @ApiFoundResponse({ description: '转到统一认证的登录页' })
  async oidcBegin(
    @Query() { to }: OidcBeginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.attempts.slow(request)
    return { url: await this.oidc.begin(to ?? '/', { request, reply }) }
  }

  @Get('callback')
  @Redirect()
  @ApiOperation({ summary: '从统一认证返回' })
  @ApiFoundResponse({ description: '转入门户；没有成功则回到登录页并说明原因' })
  async oidcCallback(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    this.attempts.slow(request)
    return { url: await this.oidc.finish({ request, reply }) }
  }
}

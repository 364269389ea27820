import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common'
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { SignInCodeDto } from '../sign-in/sign-in.dto.js'
import {
  EnrolledDto,
  EnrolmentDto,
  EnrolmentRequestDto,
  PasswordConfirmationDto,
  RecoveryCodesDto,
} from './accounts.dto.js'
import { SecondFactorService } from './second-factor.service.js'

@ApiTags('account')
@Controller('api/account')
export class SecondFactorController {
  constructor(private readonly secondFactor: SecondFactorService) {}

  @Post('second-factor')
  @HttpCode(200)
  @ApiOperation({ summary: '开始绑定二次验证：取得二维码' })
  @ZodResponse({ status: 200, type: EnrolmentDto })
  beginEnrolment(@Me() me: SignedIn, @Body() body: EnrolmentRequestDto, @Req() request: FastifyRequest) {
    return this.secondFactor.begin(me, body.password, { request })
  }

  @Post('second-factor/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: '以一次验证码确认绑定；答复中的恢复码只显示这一次' })
  @ZodResponse({ status: 200, type: EnrolledDto })
  confirmEnrolment(
    @Me() me: SignedIn,
    @Body() { code }: SignInCodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.secondFactor.confirm(me, code, { request, reply })
  }

  @Post('second-factor/remove')
  @HttpCode(204)
  @ApiOperation({ summary: '解除二次验证（角色不要求时）' })
  @ApiNoContentResponse({ description: '已解除' })
  async removeSecondFactor(
    @Me() me: SignedIn,
    @Body() { password }: PasswordConfirmationDto,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.secondFactor.remove(me, password, { request })
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @ApiOperation({ summary: '重新生成恢复码；原有的随之作废' })
  @ZodResponse({ status: 200, type: RecoveryCodesDto })
  renewRecoveryCodes(
    @Me() me: SignedIn,
    @Body() { password }: PasswordConfirmationDto,
    @Req() request: FastifyRequest,
  ) {
    return this.secondFactor.renewCodes(me, password, { request })
  }
}

import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { EvaluationParamsDto, WithdrawalAnswerDto, WithdrawalCommandDto } from './evaluations.dto.js'
import { WithdrawalsService } from './withdrawals.service.js'

@ApiTags('evaluations')
@Controller('api')
export class WithdrawalsController {
  constructor(private readonly withdrawals: WithdrawalsService) {}

  @Post('evaluations/:id/withdrawals')
  @HttpCode(200)
  @ApiOperation({ summary: '撤回他人冒投的选票：一人凭原选票申请，另一人凭原选票决定，同意即补发' })
  @ZodResponse({ status: 200, type: WithdrawalAnswerDto })
  withdraw(
    @Me() me: SignedIn,
    @Param() { id }: EvaluationParamsDto,
    @Body() { command }: WithdrawalCommandDto,
  ) {
    return this.withdrawals.withdraw(me, id, command)
  }
}

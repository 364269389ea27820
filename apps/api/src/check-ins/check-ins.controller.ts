import { Body, Controller, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import { startCheckIn } from '#contracts/http/check-ins.js'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { ActAnswerDto } from '../processes/processes.dto.js'
import { StartCheckInService } from './start-check-in.service.js'

class StartCheckInDto extends createZodDto(startCheckIn) {}

@ApiTags('check-ins')
@Controller('api/check-ins')
export class CheckInsController {
  constructor(private readonly starting: StartCheckInService) {}

  @Post()
  @ApiOperation({ summary: '报到：党员本人，或机关党组织为本组织、为所属党员；同一请求编号只办一次' })
  @ZodResponse({ status: 201, type: ActAnswerDto })
  startCheckIn(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: StartCheckInDto) {
    return this.starting.start(me, key, request)
  }
}

import { Controller, Get, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersCsv } from '../http/csv.js'
import { LedgerDto, LedgerFilterDto, LedgerQueryDto } from './clocks.dto.js'
import { LedgerService } from './ledger.service.js'

@ApiTags('clocks')
@Controller('api')
export class LedgerController {
  constructor(private readonly ledgers: LedgerService) {}

  @Get('clock-ledger')
  @ApiOperation({ summary: '时限台账：每个提醒、升级、自动处理应于何时、何时触发、是否送达；到时未触发的' })
  @ZodResponse({ status: 200, type: LedgerDto })
  clockLedger(@Me() me: SignedIn, @Query() query: LedgerQueryDto) {
    return this.ledgers.page(me, query)
  }

  @Get('clock-ledger.csv')
  @AnswersCsv('时限台账')
  @ApiOperation({ summary: '导出时限台账' })
  clockLedgerCsv(@Me() me: SignedIn, @Query() filter: LedgerFilterDto): Promise<string> {
    return this.ledgers.csv(me, filter)
  }
}

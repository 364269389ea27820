import { Controller, Get, Header, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { namesOf } from '../http/file-names.js'
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
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', `attachment; ${namesOf('时限台账.csv')}`)
  @ApiOperation({ summary: '导出时限台账' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'UTF-8 CSV，带 BOM', schema: { type: 'string' } })
  clockLedgerCsv(@Me() me: SignedIn, @Query() filter: LedgerFilterDto): Promise<string> {
    return this.ledgers.csv(me, filter)
  }
}

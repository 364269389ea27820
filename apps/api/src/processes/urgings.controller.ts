import { Controller, Get, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import { urgingList, urgingQuery } from '#contracts/http/urgings.js'
import { Me, type SignedIn } from '../access/me.js'
import { UrgingsService } from './urgings.service.js'

class UrgingQueryDto extends createZodDto(urgingQuery) {}
class UrgingListDto extends createZodDto(urgingList) {}

@ApiTags('processes')
@Controller('api/urgings')
export class UrgingsController {
  constructor(private readonly found: UrgingsService) {}

  @Get()
  @ApiOperation({ summary: '列表中的事项里，本人可以催办的，各催办谁；催办本身是席位上的操作 remind' })
  @ZodResponse({ status: 200, type: UrgingListDto })
  urgings(@Me() me: SignedIn, @Query() { processIds }: UrgingQueryDto) {
    return this.found.among(me, processIds.split(',').filter(Boolean))
  }
}

import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { inboxFilter } from '#contracts/http/inbox.js'
import {
  dropFilter,
  dropPhrase,
  findFilters,
  findPhrases,
  keepPhrase,
  saveFilter,
  type SavedFilter,
} from '#persistence/inbox/keepings.js'
import { Me, type SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { FilterParamsDto, NewFilterDto, PhraseDto, PhrasesDto, SavedFiltersDto } from './inbox.dto.js'

/** What people keep for themselves: the same on every device. */
@ApiTags('inbox')
@Controller('api/inbox')
export class KeepingsController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Get('filters')
  @ApiOperation({ summary: '我保存的筛选' })
  @ZodResponse({ status: 200, type: SavedFiltersDto })
  async inboxFilters(@Me() { personId }: SignedIn) {
    return filtersOf(await findFilters(this.database, personId))
  }

  @Post('filters')
  @HttpCode(200)
  @ApiOperation({ summary: '保存筛选；同名的改为这一个' })
  @ZodResponse({ status: 200, type: SavedFiltersDto })
  async saveInboxFilter(@Me() { personId }: SignedIn, @Body() filter: NewFilterDto) {
    return filtersOf(await saveFilter(this.database, personId, filter))
  }

  @Post('filters/:id/drop')
  @HttpCode(200)
  @ApiOperation({ summary: '删除保存的筛选' })
  @ZodResponse({ status: 200, type: SavedFiltersDto })
  async dropInboxFilter(@Me() { personId }: SignedIn, @Param() { id }: FilterParamsDto) {
    return filtersOf(await dropFilter(this.database, personId, id))
  }

  @Get('phrases')
  @ApiOperation({ summary: '我的常用意见' })
  @ZodResponse({ status: 200, type: PhrasesDto })
  async phrases(@Me() { personId }: SignedIn) {
    return { items: await findPhrases(this.database, personId) }
  }

  @Post('phrases')
  @HttpCode(200)
  @ApiOperation({ summary: '记下一条常用意见' })
  @ZodResponse({ status: 200, type: PhrasesDto })
  async keepPhrase(@Me() { personId }: SignedIn, @Body() { text }: PhraseDto) {
    return { items: await keepPhrase(this.database, personId, text) }
  }

  @Post('phrases/drop')
  @HttpCode(200)
  @ApiOperation({ summary: '去掉一条常用意见' })
  @ZodResponse({ status: 200, type: PhrasesDto })
  async dropPhrase(@Me() { personId }: SignedIn, @Body() { text }: PhraseDto) {
    return { items: await dropPhrase(this.database, personId, text) }
  }
}

const filtersOf = (rows: SavedFilter[]) => ({
  items: rows.map(row => ({ ...row, filter: inboxFilter.parse(row.filter) })),
})

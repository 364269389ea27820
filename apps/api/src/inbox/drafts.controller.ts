import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { findDrafts, saveDraft } from '#persistence/inbox/drafts.js'
import { Me, type SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import { DraftSavedDto, NewDraftDto, OpinionDraftsDto } from './inbox.dto.js'

/** 暂存: one's own half-written opinions, there again on every device until one acts. */
@ApiTags('processes')
@Controller('api/processes')
export class DraftsController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Get(':id/drafts')
  @ApiOperation({ summary: '我在该事项暂存的意见' })
  @ZodResponse({ status: 200, type: OpinionDraftsDto })
  async drafts(@Me() { personId }: SignedIn, @Param() { id: processId }: ProcessParamsDto) {
    const rows = await findDrafts(this.database, { personId, processId })
    return { items: rows.map(row => ({ ...row, savedAt: row.savedAt.toISOString() })) }
  }

  @Post(':id/drafts')
  @HttpCode(200)
  @ApiOperation({ summary: '暂存意见；内容为空时去掉' })
  @ZodResponse({ status: 200, type: DraftSavedDto })
  async saveDraft(
    @Me() { personId }: SignedIn,
    @Param() { id: processId }: ProcessParamsDto,
    @Body() draft: NewDraftDto,
  ) {
    const savedAt = await saveDraft(this.database, { personId, processId }, draft)
    if (!savedAt) throw new ProblemError('draftsFull')
    return { savedAt: savedAt.toISOString() }
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import { commentList, tellableList, tellableQuery } from '#contracts/http/comments.js'
import { Me, type SignedIn } from '../access/me.js'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import { CommentsService } from './comments.service.js'

class CommentListDto extends createZodDto(commentList) {}
class TellableQueryDto extends createZodDto(tellableQuery) {}
class TellableListDto extends createZodDto(tellableList) {}

@ApiTags('comments')
@Controller('api/processes/:id')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Get('comments')
  @ApiOperation({ summary: '评论：何人何时说了什么，提到谁，附了什么' })
  @ZodResponse({ status: 200, type: CommentListDto })
  processComments(@Me() me: SignedIn, @Param() { id }: ProcessParamsDto) {
    return this.comments.list(me, id)
  }

  @Get('tellable')
  @ApiOperation({ summary: '评论可以提到的人，按姓名或拼音查找' })
  @ZodResponse({ status: 200, type: TellableListDto })
  tellable(@Me() me: SignedIn, @Param() { id }: ProcessParamsDto, @Query() { search }: TellableQueryDto) {
    return this.comments.tellable(me, id, search)
  }
}

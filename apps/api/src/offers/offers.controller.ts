import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import { ActAnswerDto } from '../processes/processes.dto.js'
import {
  EndPostClaimDto,
  OfferAnswerDto,
  OfferOrderDto,
  OfferParamsDto,
  PostClaimListDto,
  PostClaimParamsDto,
  PostClaimQueryDto,
  PostExportQueryDto,
  PostListDto,
  PostQueryDto,
  StartPostClaimDto,
  StartPublicationDto,
} from './offers.dto.js'
import { OffersService } from './offers.service.js'
import { StartOffersService } from './start-offers.service.js'

@ApiTags('offers')
@Controller('api')
export class OffersController {
  constructor(
    private readonly menu: OffersService,
    private readonly starting: StartOffersService,
  ) {}

  @Post('publications')
  @ApiOperation({ summary: '社区把需求设为项目或岗位，提交审核；同一请求编号只办一次' })
  @ZodResponse({ status: 201, type: ActAnswerDto })
  startPublication(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: StartPublicationDto) {
    return this.starting.publish(me, key, request)
  }

  @Get('posts')
  @ApiOperation({ summary: '岗位清单：本人报到的社区在前' })
  @ZodResponse({ status: 200, type: PostListDto })
  posts(@Me() me: SignedIn, @Query() query: PostQueryDto) {
    return this.menu.posts(me, query)
  }

  @Get('posts/export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出岗位清单' })
  async postsExport(@Me() me: SignedIn, @Query() query: PostExportQueryDto): Promise<StreamableFile> {
    return sheetFile('服务岗位', this.menu.sheet(me, query))
  }

  @Post('offers/:kind/:id/commands')
  @HttpCode(200)
  @ApiOperation({ summary: '社区关闭或重新开放一个项目或岗位' })
  @ZodResponse({ status: 200, type: OfferAnswerDto })
  commandOffer(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() params: OfferParamsDto,
    @Body() request: OfferOrderDto,
  ) {
    return this.menu.change(me, key, params, request)
  }

  @Post('post-claims')
  @ApiOperation({ summary: '党员认领岗位，或社区邀请党员认领；同一请求编号只办一次' })
  @ZodResponse({ status: 201, type: ActAnswerDto })
  startPostClaim(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: StartPostClaimDto) {
    return this.starting.claim(me, key, request)
  }

  @Get('post-claims')
  @ApiOperation({ summary: '谁在哪个岗位上：本人的，或管理范围内的' })
  @ZodResponse({ status: 200, type: PostClaimListDto })
  postClaims(@Me() me: SignedIn, @Query() query: PostClaimQueryDto) {
    return this.menu.held(me, query)
  }

  @Post('post-claims/:id/end')
  @HttpCode(200)
  @ApiOperation({ summary: '退出岗位，或社区结束其上岗' })
  @ZodResponse({ status: 200, type: OfferAnswerDto })
  endPostClaim(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: PostClaimParamsDto,
    @Body() request: EndPostClaimDto,
  ) {
    return this.menu.end(me, key, id, request)
  }
}

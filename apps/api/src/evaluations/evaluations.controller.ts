import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { ActAnswerDto } from '../processes/processes.dto.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import { EvaluationCommandsService } from './evaluation-commands.service.js'
import {
  CommentsToScreenDto,
  EvaluationAnswerDto,
  EvaluationCommandDto,
  EvaluationDetailDto,
  EvaluationListDto,
  EvaluationParamsDto,
  EvaluationQueryDto,
  EvaluationResultsDto,
  ForecastQueryDto,
  JudgedForecastDto,
  JudgedListDto,
  JudgedQueryDto,
  ObjectionListDto,
  PaperAnswerDto,
  PaperEntryDto,
  PrintedSlipsDto,
  ResultsQueryDto,
  SetQuestionnaireDto,
  SlipCommandDto,
  SlipListDto,
  SlipsQueryDto,
  StartEvaluationDto,
} from './evaluations.dto.js'
import { EvaluationsReader } from './evaluations.reader.js'
import { PaperService } from './paper.service.js'
import { commentsSheet, resultsSheet } from './results-sheet.js'
import { ResultsReader } from './results.reader.js'
import { SlipsService } from './slips.service.js'
import { StartEvaluationService } from './start-evaluation.service.js'

@ApiTags('evaluations')
@Controller('api')
export class EvaluationsController {
  constructor(
    private readonly reader: EvaluationsReader,
    private readonly starting: StartEvaluationService,
    private readonly slips: SlipsService,
    private readonly paper: PaperService,
    private readonly results: ResultsReader,
    private readonly commands: EvaluationCommandsService,
  ) {}

  @Get('evaluations')
  @ApiOperation({ summary: '群众民主评议：历次评议，以及可由本人编制方案的区' })
  @ZodResponse({ status: 200, type: EvaluationListDto })
  evaluations(@Me() me: SignedIn, @Query() query: EvaluationQueryDto) {
    return this.reader.list(me, query)
  }

  @Post('evaluations')
  @ApiOperation({ summary: '编制一个区一个年度的评议方案；同一请求编号只办一次' })
  @ZodResponse({ status: 201, type: ActAnswerDto })
  startEvaluation(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: StartEvaluationDto) {
    return this.starting.start(me, key, request)
  }

  @Post('questionnaires')
  @HttpCode(201)
  @ApiOperation({ summary: '新增一版评议问卷；已有的版本不变' })
  @ZodResponse({ status: 201, type: EvaluationAnswerDto })
  setQuestionnaire(@Me() me: SignedIn, @Body() request: SetQuestionnaireDto) {
    return this.starting.setQuestionnaire(me, request)
  }

  @Get('evaluations/forecast')
  @ApiOperation({ summary: '编制方案前看按规则会评议谁：一个区一个年度，按当时的事实现算' })
  @ZodResponse({ status: 200, type: JudgedForecastDto })
  judgedForecast(@Me() me: SignedIn, @Query() query: ForecastQueryDto) {
    return this.starting.forecast(me, query)
  }

  @Get('evaluations/:id')
  @ApiOperation({ summary: '一次评议：方案、各社区的抽样与回收，投票期间没有结果' })
  @ZodResponse({ status: 200, type: EvaluationDetailDto })
  evaluation(@Me() me: SignedIn, @Param() { id }: EvaluationParamsDto) {
    return this.reader.detail(me, id)
  }

  @Get('evaluations/:id/judged')
  @ApiOperation({ summary: '一个社区的评议对象：批准前按规则现算，批准后不变' })
  @ZodResponse({ status: 200, type: JudgedListDto })
  judged(@Me() me: SignedIn, @Param() { id }: EvaluationParamsDto, @Query() { communityId }: JudgedQueryDto) {
    return this.reader.judged(me, id, communityId)
  }

  @Get('evaluations/:id/slips')
  @ApiOperation({ summary: '一个社区的选票：编号、状态、变动记录，录入纸质选票用的题目' })
  @ZodResponse({ status: 200, type: SlipListDto })
  slipsOf(@Me() me: SignedIn, @Param() { id }: EvaluationParamsDto, @Query() { communityId }: SlipsQueryDto) {
    return this.slips.list(me, id, communityId)
  }

  @Post('evaluations/:id/slips')
  @HttpCode(200)
  @ApiOperation({ summary: '印制或补发选票：随机码只在答复里出现这一次' })
  @ZodResponse({ status: 200, type: PrintedSlipsDto })
  printSlips(@Me() me: SignedIn, @Param() { id }: EvaluationParamsDto, @Body() request: SlipCommandDto) {
    return this.slips.command(me, id, request)
  }

  @Post('evaluations/:id/paper')
  @HttpCode(200)
  @ApiOperation({
    summary: '录入或复录一张纸质选票：两人一致即投入票箱，不一致则都重录；同一请求重发得到同一答复',
  })
  @ZodResponse({ status: 200, type: PaperAnswerDto })
  enterPaper(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: EvaluationParamsDto,
    @Body() request: PaperEntryDto,
  ) {
    return this.paper.enter(me, key, id, request)
  }

  @Post('evaluations/:id/commands')
  @HttpCode(200)
  @ApiOperation({ summary: '作废选票，筛查留言，提出或处理异议' })
  @ZodResponse({ status: 200, type: EvaluationAnswerDto })
  commandEvaluation(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: EvaluationParamsDto,
    @Body() { command }: EvaluationCommandDto,
  ) {
    return this.commands.command(me, key, id, command)
  }

  @Get('evaluations/:id/results')
  @ApiOperation({ summary: '评议结果：组织部看全部，单位看本单位及其党员，党员看本人' })
  @ZodResponse({ status: 200, type: EvaluationResultsDto })
  evaluationResults(
    @Me() me: SignedIn,
    @Param() { id }: EvaluationParamsDto,
    @Query() query: ResultsQueryDto,
  ) {
    return this.results.results(me, id, query)
  }

  @Get('evaluations/:id/results.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出评议结果，限本人有权查看的；组织部另有全部留言' })
  async evaluationSheet(@Me() me: SignedIn, @Param() { id }: EvaluationParamsDto): Promise<StreamableFile> {
    const results = resultsSheet(await this.results.all(me, id))
    const comments = await this.results.shownComments(me, id)
    return comments.length === 0
      ? sheetFile('评议结果', results)
      : sheetFile('评议结果', results, commentsSheet(comments))
  }

  @Get('evaluations/:id/comments')
  @ApiOperation({ summary: '待筛查的留言，标出疑似个人信息' })
  @ZodResponse({ status: 200, type: CommentsToScreenDto })
  evaluationComments(@Me() me: SignedIn, @Param() { id }: EvaluationParamsDto) {
    return this.results.comments(me, id)
  }

  @Get('evaluations/:id/objections')
  @ApiOperation({ summary: '对评议结果的异议及处理' })
  @ZodResponse({ status: 200, type: ObjectionListDto })
  evaluationObjections(@Me() me: SignedIn, @Param() { id }: EvaluationParamsDto) {
    return this.results.objections(me, id)
  }
}

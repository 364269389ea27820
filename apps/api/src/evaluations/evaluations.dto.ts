import { createZodDto } from 'nestjs-zod'
import {
  evaluationDetail,
  evaluationList,
  evaluationParams,
  forecastQuery,
  judgedForecast,
  judgedList,
  judgedQuery,
  setQuestionnaire,
  startEvaluation,
} from '#contracts/http/evaluations.js'
import {
  paperAnswer,
  paperEntry,
  printedSlips,
  slipCommand,
  slipList,
  slipsQuery,
  withdrawalAnswer,
  withdrawalCommand,
} from '#contracts/http/evaluation-slips.js'
import {
  commentsToScreen,
  evaluationAnswer,
  evaluationCommand,
  evaluationResults,
  objectionList,
  resultsQuery,
} from '#contracts/http/evaluation-results.js'
import { page } from '#contracts/http/shared.js'

export class StartEvaluationDto extends createZodDto(startEvaluation) {}
export class EvaluationQueryDto extends createZodDto(page) {}
export class EvaluationListDto extends createZodDto(evaluationList) {}
export class EvaluationParamsDto extends createZodDto(evaluationParams) {}
export class EvaluationDetailDto extends createZodDto(evaluationDetail) {}
export class ForecastQueryDto extends createZodDto(forecastQuery) {}
export class JudgedForecastDto extends createZodDto(judgedForecast) {}
export class JudgedQueryDto extends createZodDto(judgedQuery) {}
export class JudgedListDto extends createZodDto(judgedList) {}
export class SlipsQueryDto extends createZodDto(slipsQuery) {}
export class SlipListDto extends createZodDto(slipList) {}
export class SlipCommandDto extends createZodDto(slipCommand) {}
export class PrintedSlipsDto extends createZodDto(printedSlips) {}
export class WithdrawalCommandDto extends createZodDto(withdrawalCommand) {}
export class WithdrawalAnswerDto extends createZodDto(withdrawalAnswer) {}
export class PaperEntryDto extends createZodDto(paperEntry) {}
export class PaperAnswerDto extends createZodDto(paperAnswer) {}
export class ResultsQueryDto extends createZodDto(resultsQuery) {}
export class EvaluationResultsDto extends createZodDto(evaluationResults) {}
export class CommentsToScreenDto extends createZodDto(commentsToScreen) {}
export class ObjectionListDto extends createZodDto(objectionList) {}
export class EvaluationCommandDto extends createZodDto(evaluationCommand) {}
export class EvaluationAnswerDto extends createZodDto(evaluationAnswer) {}
export class SetQuestionnaireDto extends createZodDto(setQuestionnaire) {}

import { createZodDto } from 'nestjs-zod'
import { differences, differencesQuery } from '#contracts/http/claims.js'
import {
  actAnswer,
  actRequest,
  processCounts,
  processFilter,
  processList,
  processPage,
  processParams,
  processQuery,
  timeline,
  timelineQuery,
} from '#contracts/http/processes.js'

export class ProcessParamsDto extends createZodDto(processParams) {}
export class ProcessQueryDto extends createZodDto(processQuery) {}
export class ProcessFilterDto extends createZodDto(processFilter) {}
export class ProcessCountsDto extends createZodDto(processCounts) {}
export class ProcessListDto extends createZodDto(processList) {}
export class ProcessPageDto extends createZodDto(processPage) {}
export class TimelineQueryDto extends createZodDto(timelineQuery) {}
export class TimelineDto extends createZodDto(timeline) {}
export class DifferencesQueryDto extends createZodDto(differencesQuery) {}
export class DifferencesDto extends createZodDto(differences) {}
export class ActRequestDto extends createZodDto(actRequest) {}
export class ActAnswerDto extends createZodDto(actAnswer) {}

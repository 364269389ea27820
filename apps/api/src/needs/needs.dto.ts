import { createZodDto } from 'nestjs-zod'
import {
  enterNeed,
  needAnswer,
  needDetail,
  needList,
  needOrder,
  needParams,
  needExportQuery,
  needQuery,
} from '#contracts/http/needs.js'

export class EnterNeedDto extends createZodDto(enterNeed) {}
export class NeedQueryDto extends createZodDto(needQuery) {}
export class NeedListDto extends createZodDto(needList) {}
export class NeedParamsDto extends createZodDto(needParams) {}
export class NeedDetailDto extends createZodDto(needDetail) {}
export class NeedOrderDto extends createZodDto(needOrder) {}
export class NeedAnswerDto extends createZodDto(needAnswer) {}
export class NeedExportQueryDto extends createZodDto(needExportQuery) {}

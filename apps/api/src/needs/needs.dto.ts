import { createZodDto } from 'nestjs-zod'
import {
  enterNeed,
  needAnswer,
  needCommunities,
  needCommunitiesQuery,
  needDetail,
  needList,
  needOrder,
  needParams,
  needQuery,
  sendNeed,
  sentNeed,
} from '#contracts/http/needs.js'

export class SendNeedDto extends createZodDto(sendNeed) {}
export class SentNeedDto extends createZodDto(sentNeed) {}
export class NeedCommunitiesQueryDto extends createZodDto(needCommunitiesQuery) {}
export class NeedCommunitiesDto extends createZodDto(needCommunities) {}
export class EnterNeedDto extends createZodDto(enterNeed) {}
export class NeedQueryDto extends createZodDto(needQuery) {}
export class NeedListDto extends createZodDto(needList) {}
export class NeedParamsDto extends createZodDto(needParams) {}
export class NeedDetailDto extends createZodDto(needDetail) {}
export class NeedOrderDto extends createZodDto(needOrder) {}
export class NeedAnswerDto extends createZodDto(needAnswer) {}

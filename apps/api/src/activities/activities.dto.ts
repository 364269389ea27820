import { createZodDto } from 'nestjs-zod'
import {
  activityDetail,
  activityExportQuery,
  activityList,
  activityOptions,
  activityParams,
  activityQuery,
  cancelSignUpRequest,
  planActivity,
  signUpAnswer,
  signUpList,
  signUpRequest,
} from '#contracts/http/activities.js'
import { page } from '#contracts/http/shared.js'

export class PlanActivityDto extends createZodDto(planActivity) {}
export class ActivityQueryDto extends createZodDto(activityQuery) {}
export class ActivityExportQueryDto extends createZodDto(activityExportQuery) {}
export class ActivityListDto extends createZodDto(activityList) {}
export class ActivityDetailDto extends createZodDto(activityDetail) {}
export class ActivityOptionsDto extends createZodDto(activityOptions) {}
export class ActivityParamsDto extends createZodDto(activityParams) {}
export class SignUpQueryDto extends createZodDto(page) {}
export class SignUpListDto extends createZodDto(signUpList) {}
export class SignUpDto extends createZodDto(signUpRequest) {}
export class CancelSignUpDto extends createZodDto(cancelSignUpRequest) {}
export class SignUpAnswerDto extends createZodDto(signUpAnswer) {}

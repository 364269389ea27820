import { createZodDto } from 'nestjs-zod'
import {
  membershipAnswer,
  membershipExportQuery,
  membershipList,
  membershipOrder,
  membershipParams,
  membershipQuery,
  missingExportQuery,
  missingList,
  missingQuery,
  ownMemberships,
} from '#contracts/http/check-ins.js'

export class MembershipQueryDto extends createZodDto(membershipQuery) {}
export class MembershipExportQueryDto extends createZodDto(membershipExportQuery) {}
export class MembershipListDto extends createZodDto(membershipList) {}
export class OwnMembershipsDto extends createZodDto(ownMemberships) {}
export class MissingQueryDto extends createZodDto(missingQuery) {}
export class MissingExportQueryDto extends createZodDto(missingExportQuery) {}
export class MissingListDto extends createZodDto(missingList) {}
export class MembershipParamsDto extends createZodDto(membershipParams) {}
export class MembershipAnswerDto extends createZodDto(membershipAnswer) {}
export class MembershipOrderDto extends createZodDto(membershipOrder) {}

import { createZodDto } from 'nestjs-zod'
import {
  draftPolicy,
  planItems,
  planItemsQuery,
  planRequest,
  planRun,
  policyAt,
  policyChangeAnswer,
  policyChangeDetail,
  policyChanges,
  policyChangesQuery,
  policyCommand,
  policyKinds,
  policyParams,
  policyQuery,
  policyUnits,
  processRules,
  rulePlan,
} from '#contracts/http/policies.js'

export class PolicyKindsDto extends createZodDto(policyKinds) {}
export class PolicyUnitsDto extends createZodDto(policyUnits) {}
export class PolicyQueryDto extends createZodDto(policyQuery) {}
export class PolicyAtDto extends createZodDto(policyAt) {}
export class PolicyParamsDto extends createZodDto(policyParams) {}
export class PolicyChangesQueryDto extends createZodDto(policyChangesQuery) {}
export class PolicyChangesDto extends createZodDto(policyChanges) {}
export class PolicyChangeDto extends createZodDto(policyChangeDetail) {}
export class DraftPolicyDto extends createZodDto(draftPolicy) {}
export class PolicyCommandDto extends createZodDto(policyCommand) {}
export class PolicyChangeAnswerDto extends createZodDto(policyChangeAnswer) {}
export class PlanRequestDto extends createZodDto(planRequest) {}
export class RulePlanDto extends createZodDto(rulePlan) {}
export class PlanRunDto extends createZodDto(planRun) {}
export class PlanItemsQueryDto extends createZodDto(planItemsQuery) {}
export class PlanItemsDto extends createZodDto(planItems) {}
export class ProcessRulesDto extends createZodDto(processRules) {}

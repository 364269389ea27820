import { createZodDto } from 'nestjs-zod'
import {
  auditAnchors,
  auditEntries,
  auditFilter,
  auditOperationList,
  auditQuery,
  auditVerdict,
  auditVerification,
} from '#contracts/http/audit.js'

export class AuditQueryDto extends createZodDto(auditQuery) {}
export class AuditFilterDto extends createZodDto(auditFilter) {}
export class AuditEntriesDto extends createZodDto(auditEntries) {}
export class AuditOperationListDto extends createZodDto(auditOperationList) {}
export class AuditVerificationDto extends createZodDto(auditVerification) {}
export class AuditVerdictDto extends createZodDto(auditVerdict) {}
export class AuditAnchorsDto extends createZodDto(auditAnchors) {}

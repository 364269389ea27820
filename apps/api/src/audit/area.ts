/** Everything of the API that is about the audit. */
import type { Area } from '../area.js'
import { AuditController } from './audit.controller.js'
import { AuditService } from './audit.service.js'
import { VerificationService } from './verification.service.js'

export const audit: Area = {
  controllers: [AuditController],
  services: [AuditService, VerificationService],
}

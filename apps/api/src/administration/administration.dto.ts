import { createZodDto } from 'nestjs-zod'
import {
  administrationPreview,
  administrationPreviewRequest,
} from '#contracts/http/administration-preview.js'
import { adminRequest } from '#contracts/http/processes.js'
import { technicalHistory, technicalHistoryQuery } from '#contracts/http/technical-history.js'

export class AdminRequestDto extends createZodDto(adminRequest) {}
export class AdministrationPreviewRequestDto extends createZodDto(administrationPreviewRequest) {}
export class AdministrationPreviewDto extends createZodDto(administrationPreview) {}
export class TechnicalHistoryQueryDto extends createZodDto(technicalHistoryQuery) {}
export class TechnicalHistoryDto extends createZodDto(technicalHistory) {}

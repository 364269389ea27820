import { createZodDto } from 'nestjs-zod'
import { readinessReport } from '#contracts/http/installation.js'

export class ReadinessReportDto extends createZodDto(readinessReport) {}

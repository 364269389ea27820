import { createZodDto } from 'nestjs-zod'
import {
  monthlyReport,
  orderReport,
  reportList,
  reportListQuery,
  reportParams,
} from '#contracts/http/monthly-reports.js'

export class OrderReportDto extends createZodDto(orderReport) {}
export class ReportListQueryDto extends createZodDto(reportListQuery) {}
export class ReportParamsDto extends createZodDto(reportParams) {}
export class MonthlyReportDto extends createZodDto(monthlyReport) {}
export class ReportListDto extends createZodDto(reportList) {}

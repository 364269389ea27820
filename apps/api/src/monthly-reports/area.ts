/** 月报 over HTTP. */
import type { Area } from '../area.js'
import { MonthlyReportsController } from './monthly-reports.controller.js'
import { MonthlyReportsService } from './monthly-reports.service.js'

export const monthlyReports: Area = {
  controllers: [MonthlyReportsController],
  services: [MonthlyReportsService],
}

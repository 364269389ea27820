/** 月报 over HTTP. */
import { MonthlyReportsController } from './monthly-reports.controller.js'
import { MonthlyReportsService } from './monthly-reports.service.js'

export const monthlyReportControllers = [MonthlyReportsController]

export const monthlyReportServices = [MonthlyReportsService]

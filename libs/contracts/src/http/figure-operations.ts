/** What can stand in the audit about figures and reports, as people read it. */
export const figureOperations: Record<string, string> = {
  numbers: '查看统计',
  numbersExport: '导出统计',
  figureFacts: '查看统计明细',
  figureFactsExport: '导出统计明细',
  coverageOf: '查看服务覆盖',
  figuresByKind: '查看按类别的数字',
  monthlyReports: '查看月报列表',
  orderMonthlyReport: '生成月报',
  monthlyReport: '查看一份月报',
  monthlyReportDocument: '下载月报（Word）',
  monthlyReportWorkbook: '下载月报（Excel）',
}

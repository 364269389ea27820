/** Examples of the commands about monthly reports, by operation. */
export const reportExamples = {
  orderMonthlyReport: {
    month: { summary: '生成某单位一个月的月报', value: { unitId: '511702', month: '2026-10' } },
  },
}

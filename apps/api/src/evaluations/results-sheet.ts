/** Results of an evaluation as a workbook. Whatever people typed stays text: no cell is a formula. */
import type { z } from 'zod'
import { subjectKindLabels, type evaluationResults } from '#contracts/http/evaluation-results.js'
import { harmless } from '#persistence/spreadsheet/harmless.js'

type Item = z.input<typeof evaluationResults>['items'][number]

const remarkOf = ({ isWithdrawn, score, insufficient, lastYear, noComparison }: Item): string => {
  if (isWithdrawn) return '异议成立，结果不采用'
  if (score === null) return insufficient.length > 0 ? '样本不足' : '没有计分的答案'
  return lastYear ? `上年 ${lastYear.score}，变化 ${lastYear.change}` : (noComparison ?? '')
}

const cellsOf = (item: Item): string[] => [
  subjectKindLabels[item.kind],
  item.name,
  item.unit?.name ?? '',
  `${item.answered}`,
  ...item.distribution.map(({ count }) => `${count}`),
  item.isWithdrawn || item.score === null ? '' : `${item.score}`,
  remarkOf(item),
]

export const resultsSheet = async (title: string, items: Item[]): Promise<Buffer> => {
  // Loaded when a workbook is written: a start does not wait for it.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const choices = items[0]?.distribution.map(({ label }) => label) ?? []
  const headings = ['类别', '评议对象', '所属党组织', '评议户数', ...choices, '得分', '说明']
  const header = headings.map(value => ({ value, fontWeight: 'bold' as const, backgroundColor: '#EAF2FC' }))
  const data = items.map(item =>
    cellsOf(item).map(value => ({ value: harmless(value), format: '@', type: String })),
  )
  return writeExcelFile([
    { data: [header, ...data], columns: headings.map(() => ({ width: 16 })), sheet: title.slice(0, 28) },
  ]).toBuffer()
}

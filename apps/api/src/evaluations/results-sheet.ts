/** Results of an evaluation as a workbook: what was counted are numbers, what people typed stays text. */
import type { z } from 'zod'
import { subjectKindLabels, type evaluationResults } from '#contracts/http/evaluation-results.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { inOne, listSheet, type SheetColumn } from '../http/list-sheet.js'

type Item = z.input<typeof evaluationResults>['items'][number]

const remarkOf = ({ isWithdrawn, isTooFew, score, lastYear, noComparison }: Item): string => {
  if (isWithdrawn) return '异议成立，结果不采用'
  if (isTooFew) return '样本不足'
  if (score === null) return '没有计分的答案'
  return lastYear ? `上年 ${lastYear.score}，变化 ${lastYear.change}` : (noComparison ?? '')
}

const scoreOf = ({ isWithdrawn, isTooFew, score }: Item): number | undefined =>
  isWithdrawn || isTooFew ? undefined : (score ?? undefined)

/** One for each choice of the questionnaire, which is the same for all. */
const choicesOf = ([first]: Item[]): SheetColumn<Item>[] =>
  (first?.distribution ?? []).map(({ label }, at) => ({
    ...{ heading: label, width: 10 },
    cell: ({ distribution }) => distribution[at]?.count,
  }))

type Comment = z.input<typeof evaluationResults>['comments'][number]

/** Words of residents that somebody has looked through. */
export const commentsSheet = (comments: Comment[]): Sheet =>
  listSheet(
    '居民留言',
    [
      { heading: '社区', width: 26, cell: ({ community }) => community?.name ?? '合并的社区' },
      { heading: '留言', width: 80, cell: ({ text }) => text },
    ],
    inOne(comments),
  )

export const resultsSheet = (items: Item[]): Sheet =>
  listSheet(
    '评议结果',
    [
      { heading: '类别', width: 10, cell: ({ kind }) => subjectKindLabels[kind] },
      { heading: '评议对象', width: 26, cell: ({ name }) => name },
      { heading: '所属党组织', width: 26, cell: ({ unit }) => unit?.name },
      { heading: '评议户数', width: 10, cell: ({ answered }) => answered },
      ...choicesOf(items),
      { heading: '得分', width: 10, cell: scoreOf },
      { heading: '说明', width: 30, cell: remarkOf },
    ],
    inOne(items),
  )

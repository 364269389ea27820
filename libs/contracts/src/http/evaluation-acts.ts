/** 群众民主评议 over HTTP: the settings of an evaluation and the bodies of its acts. */
import { z } from 'zod'
import { localDate, text } from './shared.js'

const count = (least: number, most: number, label: string) =>
  z.int(`${label}须是整数`).min(least, `${label}不少于${least}`).max(most, `${label}不超过${most}`)

export const evaluationSettings = z
  .strictObject({
    title: text(60, 4),
    year: count(2020, 2099, '年度'),
    questionnaireVersion: z.int().min(1),
    households: count(5, 2_000, '抽样户数'),
    minimumValid: count(5, 2_000, '有效票下限'),
    k: count(3, 50, '合并下限'),
    leastAttendances: count(0, 100, '考勤次数'),
    opensOn: localDate,
  })
  .refine(({ households, minimumValid }) => minimumValid <= households, {
    path: ['minimumValid'],
    message: '有效票下限不能多于抽样户数，否则必然样本不足',
  })
  .refine(({ k, minimumValid }) => k <= minimumValid, {
    path: ['k'],
    message: '合并下限不能多于有效票下限',
  })
  .meta({ id: 'EvaluationSettings' })

const withSettings = z.strictObject({ settings: evaluationSettings })
const reason = z.strictObject({ reason: text(500) })
const opinion = z.strictObject({ opinion: text(500) })

/** Body of every act of an evaluation that people take, by form and act; counting is the platform's own. */
export const evaluationActs = {
  evaluationPreparation: {
    saveEvaluation: withSettings,
    submitEvaluation: withSettings,
    dropEvaluation: reason,
  },
  evaluationApproval: { approveEvaluation: opinion, returnEvaluation: reason },
  sampling: {
    reportHouseholds: z.strictObject({
      listed: count(1, 100_000, '户数'),
      note: text(500, 4).optional(),
    }),
  },
  voting: { extendVoting: reason },
  countConfirmation: { openObjections: opinion },
  resultPublication: { publishResults: opinion },
  resultReceipt: { acknowledgeResults: z.strictObject({}), noteUnreceived: reason },
  oversight: { stopEvaluation: reason },
} as const

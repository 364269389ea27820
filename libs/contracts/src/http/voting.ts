/** What the residents' voting page sends from screen to screen (群众民主评议, M15). */
import { z } from 'zod'
import { mostJudged } from '#domain/evaluation/questionnaire.js'

export const votePath = '/vote'
/** What the code on a slip leads to; the query stands in no log. */
export const slipPath = (token: string): string => `${votePath}?code=${token}`

export const mostCommentSigns = 200

export const votePageFields = z.object({
  code: z.string().max(64).catch('').default(''),
  /** Chosen with the first screen; kept by the voter's form alone. */
  nonce: z.string().max(40).catch('').default(''),
  size: z.coerce.number().int().min(18).max(30).catch(20).default(20),
  /** The screen: 0 is the first question, the number of questions the comment, one more everything once more. */
  at: z.coerce
    .number()
    .int()
    .min(0)
    .max(mostJudged + 1)
    .catch(0)
    .default(0),
  /** One sign for each question: the number of the choice in base 36, 0 for none yet. */
  given: z
    .string()
    .max(mostJudged)
    .regex(/^[0-9a-z]*$/)
    .catch('')
    .default(''),
  comment: z.string().max(2000).catch('').default(''),
  /** The button that was pressed. */
  go: z.string().max(40).catch('').default(''),
})
export type VotePageFields = z.infer<typeof votePageFields>

/** The published ballots: a page to find one's own, and below it a file for each evaluation. */
export const ballotsPath = '/ballots'

export const receiptFields = z.object({
  /** How many evaluations of the list are left out before those shown. */
  skip: z.coerce.number().int().min(0).max(1_000_000).catch(0).default(0),
  receipt: z.string().max(40).catch('').default(''),
  size: z.coerce.number().int().min(18).max(30).catch(20).default(20),
  go: z.string().max(40).catch('').default(''),
})
export type ReceiptFields = z.infer<typeof receiptFields>

/** 群众民主评议 over HTTP: slips as they are printed, and ballots on paper. */
import { z } from 'zod'
import { slipChanges, slipStates } from '#domain/evaluation/evaluation-states.js'
import { subjectKinds } from '#domain/evaluation/questionnaire.js'
import { id, instant, text } from './shared.js'

export const slipStateLabels = slipStates
export const slipChangeLabels = slipChanges
const unit = z.object({ id, name: z.string() })
const reason = text(300, 2)
export const slipNumber = z.int().min(1).max(100_000)
const slipOrder = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('print'), communityId: id, again: z.boolean(), reason }),
  z.strictObject({ name: z.literal('replace'), communityId: id, number: slipNumber, reason }),
])
export const slipCommand = z.strictObject({ order: slipOrder })
export type SlipCommand = z.infer<typeof slipCommand>

/** The one time that tokens are told. */
export const printedSlips = z.object({
  community: unit,
  title: z.string(),
  closesAt: instant.optional(),
  slips: z.array(
    z.object({
      number: z.int(),
      /** Of the household on the community's list; none for a slip that stands for another. */
      place: z.int().optional(),
      address: z.string(),
    }),
  ),
})

export const slipsQuery = z.strictObject({ communityId: id })
export const slipList = z.object({
  items: z.array(
    z.object({
      number: z.int(),
      place: z.int().optional(),
      state: z.enum(Object.keys(slipStates) as [keyof typeof slipStates, ...(keyof typeof slipStates)[]]),
      stateLabel: z.string(),
      printed: z.boolean(),
      voted: z.boolean(),
      replaces: z.int().optional(),
      paper: z.enum(['entered', 'differs', 'cast']).optional(),
      /** Whether the person asking entered it, and so may not check it. */
      enteredByMe: z.boolean(),
      /** Asked for and not decided: that the ballot be taken out, because somebody else cast it. */
      withdrawal: z
        .object({ byName: z.string(), reason: z.string(), at: instant, mayDecide: z.boolean() })
        .optional(),
    }),
  ),
  changes: z.array(
    z.object({
      number: z.int().nullable(),
      whatLabel: z.string(),
      reason: z.string(),
      byName: z.string(),
      agreedByName: z.string().optional(),
      at: instant,
    }),
  ),
  /** For paper: what is asked here, in order. */
  subjects: z.array(
    z.object({
      place: z.int(),
      kind: z.enum(subjectKinds),
      name: z.string(),
      question: z.string(),
    }),
  ),
})

/** By the places of those judged: the number of a choice from 1, 0 for none. */
export const paperEntry = z.strictObject({
  communityId: id,
  number: slipNumber,
  answers: z.array(z.int().min(0).max(9)).max(500),
  comment: text(200, 0).optional(),
})

export type PaperEntry = z.infer<typeof paperEntry>
export const paperAnswer = z.object({
  state: z.enum(['entered', 'differs', 'cast']),
  /** Once it is cast, told to this request alone: for the household, who finds the ballot on the published list with it. */
  receipt: z.string().optional(),
  /** Places about which the two entries differ. */
  places: z.array(z.int()),
  commentDiffers: z.boolean(),
})

/** As it is printed on the slip that is held in hand. */
const code = z.string().trim().min(1, '必填').max(64, '不超过 64 字')
const withdrawalStep = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('ask'), communityId: id, number: slipNumber, code, reason }),
  z.strictObject({ name: z.literal('agree'), communityId: id, number: slipNumber, code }),
  z.strictObject({ name: z.literal('refuse'), communityId: id, number: slipNumber, reason }),
])
export const withdrawalCommand = z.strictObject({ command: withdrawalStep })
export type WithdrawalCommand = z.infer<typeof withdrawalCommand>

export const withdrawalAnswer = z.object({
  state: z.enum(['asked', 'withdrawn', 'refused']),
  /** To print for the household, told this once. */
  printed: printedSlips.optional(),
})

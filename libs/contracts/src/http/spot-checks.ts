/** 抽查 and 照片核对 over HTTP: confirmed attendances drawn by a seed, photos that look the same. */
import { z } from 'zod'
import { spotCheckResults, type SpotCheckResult } from '#domain/attendance/spot-check.js'
import { id, instant, processId, text } from './shared.js'

export const spotCheckResultLabels: Readonly<Record<SpotCheckResult, string>> = {
  there: '属实',
  doubtful: '存疑',
  notThere: '不属实',
}

const mostDrawn = 100

export const drawSpotCheck = z.strictObject({
  unitId: id,
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, '月份格式应为 YYYY-MM'),
  /** Announced beforehand, e.g. a lottery's number of that day: whoever has it draws the same. */
  seed: text(64, 4),
  size: z.number().int().min(1).max(mostDrawn, `一次不超过 ${mostDrawn} 项`).default(10),
})
export type DrawSpotCheck = z.infer<typeof drawSpotCheck>

export const recordSpotCheck = z
  .strictObject({
    place: z.number().int().min(1).max(mostDrawn),
    result: z.enum(spotCheckResults),
    note: text(300).optional(),
  })
  .refine(({ result, note }) => result === 'there' || note !== undefined, {
    path: ['note'],
    message: '存疑或不属实的，请写明情况',
  })
export type RecordSpotCheck = z.infer<typeof recordSpotCheck>

export const spotCheckParams = z.strictObject({ id: processId })
export const spotCheckDrawn = z.object({ id: processId })
export const spotCheckRecorded = z.object({ place: z.int() })

export const spotCheck = z.object({
  id: processId,
  unit: z.object({ id, name: z.string() }),
  month: z.string(),
  seed: z.string(),
  drawnFrom: z.int(),
  drawnByName: z.string(),
  drawnAt: instant,
  size: z.int(),
  checked: z.int(),
  doubtful: z.int(),
})

export const spotCheckList = z.object({
  items: z.array(spotCheck),
  total: z.int(),
  /** Units for which the person may draw. */
  units: z.array(z.object({ id, name: z.string() })),
})

export const spotCheckDetail = spotCheck.extend({
  items: z.array(
    z.object({
      place: z.int(),
      attendanceId: processId,
      name: z.string(),
      activityTitle: z.string(),
      communityName: z.string(),
      startsAt: instant,
      wayLabel: z.string(),
      confirmedByName: z.string(),
      result: z.enum(spotCheckResults).optional(),
      resultLabel: z.string().optional(),
      note: z.string().optional(),
      byName: z.string().optional(),
    }),
  ),
  /** Whether the seed draws the same today from what was confirmed by then. */
  isDrawnAgain: z.boolean(),
  allowedActions: z.array(z.enum(['record'])),
})

const matchId = z.string().regex(/^[1-9]\d{0,17}$/, '编号格式不正确')
export const photoMatchParams = z.strictObject({ id: matchId })
export const matchedPhotoParams = z.strictObject({ id: matchId, side: z.enum(['later', 'earlier']) })
export const decidePhotoMatch = z.strictObject({ isSame: z.boolean(), note: text(300) })
export type DecidePhotoMatch = z.infer<typeof decidePhotoMatch>
export const photoMatchDecided = z.object({ id: matchId })

export const photoMatchList = z.object({
  items: z.array(
    z.object({
      id: matchId,
      /** Bits in which they differ, of 63. */
      distance: z.int(),
      photos: z.array(
        z.object({ name: z.string(), title: z.string(), communityName: z.string(), address: z.string() }),
      ),
      isSame: z.boolean().optional(),
      note: z.string().optional(),
      decidedByName: z.string().optional(),
    }),
  ),
  total: z.int(),
})

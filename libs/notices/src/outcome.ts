import type { DeliveryFault } from '#domain/notices/channels.js'

/** How one attempt ended. */
export type Outcome =
  | { taken: true; receipt: string }
  | {
      taken: false
      fault: DeliveryFault
      detail: string
      /** Whether it may go better another time; otherwise somebody has to look at it. */
      again: boolean
      /** The whole channel rests for so long. */
      restSeconds?: number
    }

const longestDetail = 300

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, longestDetail)

export const taken = (receipt: string): Outcome => ({ taken: true, receipt: tidy(receipt) })
export const away = (detail: string): Outcome => ({
  taken: false,
  fault: 'away',
  detail: tidy(detail),
  again: true,
})
export const refused = (detail: string): Outcome => ({
  taken: false,
  fault: 'refused',
  detail: tidy(detail),
  again: false,
})
export const notAllowed = (detail: string): Outcome => ({
  taken: false,
  fault: 'notAllowed',
  detail: tidy(detail),
  again: false,
})
/** Its own pace was not slow enough: the message is as good as before. */
export const slowDown = (detail: string, restSeconds: number): Outcome => ({
  taken: false,
  fault: 'slowDown',
  detail: tidy(detail),
  again: true,
  restSeconds,
})

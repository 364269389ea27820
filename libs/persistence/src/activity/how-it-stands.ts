/** How an activity stands, as SQL by its alias: what several statements ask of its state. */

/** It took place: attendance is being confirmed, or has been. */
export const tookPlace = (a: string): string => `${a}.state IN ('held', 'closed')`

/** Members were told of it, and it was not called off. */
export const wasOffered = (a: string): string => `${a}.state IN ('open', 'held', 'closed')`

/** It does not take place, whether or not members had been told of it. */
export const isCalledOff = (a: string): string => `${a}.state IN ('cancelled', 'dropped')`

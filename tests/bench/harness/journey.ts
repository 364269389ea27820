import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Something that is started, takes a fixed number of acts, one after another, and has ended after the last:
 * a claim of ours, or a bare workflow beside it.
 */
export interface Journey {
  /** Starts one. Journeys of one lane follow each other; those of different lanes never meet. */
  begin(lane: number): Promise<Act[]>
}

/** Resolves when the act has been answered. */
export type Act = () => Promise<void>

/**
 * How long each act took, in milliseconds, on journeys begun one after another until the time is over.
 * @param pauseMs rest before each act, so that what the last one left to do is not counted as the next one's wait
 */
export const timeActs = async (journey: Journey, milliseconds: number, pauseMs = 0): Promise<number[]> => {
  const times: number[] = []
  const endsAt = performance.now() + milliseconds
  while (performance.now() < endsAt) {
    for (const act of await journey.begin(0)) {
      if (pauseMs > 0) await sleep(pauseMs)
      const begun = performance.now()
      await act()
      times.push(performance.now() - begun)
    }
  }
  return times
}

export interface Completed {
  journeys: number
  seconds: number
}

/** Whole journeys by so many clients, each of which begins its next one when the last has ended. */
export const complete = async (
  journey: Journey,
  clients: number,
  milliseconds: number,
): Promise<Completed> => {
  const begun = performance.now()
  const client = async (lane: number): Promise<number> => {
    let journeys = 0
    for (; performance.now() - begun < milliseconds; journeys += 1)
      for (const act of await journey.begin(lane)) await act()
    return journeys
  }
  const each = await Promise.all(Array.from({ length: clients }, (_, lane) => client(lane)))
  return { journeys: sum(each), seconds: (performance.now() - begun) / 1_000 }
}

export const perSecond = (turns: readonly Completed[]): number =>
  sum(turns.map(({ journeys }) => journeys)) / sum(turns.map(({ seconds }) => seconds))

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

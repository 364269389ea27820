import { stage } from '../operate/stage.js'

/** The steps of a start after those of the preparation (checks, packages, build), which come numbered before. */
const STEPS = 6
const before = Number(process.env.STEPS_TAKEN ?? 0)
let taken = before

/** Runs one numbered step and tells its time; steps may run side by side. */
export const step = <T>(title: string, work: () => Promise<T>, outcome?: (result: T) => string): Promise<T> =>
  stage(title, work, outcome, `[${++taken}/${before + STEPS}]`)

import type { Finding } from '#readiness/check.js'

export type { Finding } from '#readiness/check.js'

/** One thing that the doctor looks at. */
export interface Check {
  readonly title: string
  /** Nothing to find when it is all right. An exception counts as a finding, too. */
  find(): Promise<Finding | undefined>
}

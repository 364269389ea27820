/** What is wrong, why, and how to mend it: one sentence each. */
export interface Finding {
  readonly what: string
  readonly why: string
  readonly remedy: string
}

/** One thing that the doctor looks at. */
export interface Check {
  readonly title: string
  /** Nothing to find when it is all right. An exception counts as a finding, too. */
  find(): Promise<Finding | undefined>
}

/** What is wrong, why, and how to mend it: one sentence each. */
export interface Finding {
  readonly what: string
  readonly why: string
  readonly remedy: string
}

/** One thing that an installation for real must have. */
export interface ReadinessCheck {
  readonly id: string
  readonly title: string
  /** `must`: not without it. `should`: it goes, but somebody ought to see to it. */
  readonly weight: 'must' | 'should'
  /** Nothing to find when it is all right. An exception counts as a finding, too. */
  find(): Promise<Finding | undefined>
}

export interface ReadinessItem extends Pick<ReadinessCheck, 'id' | 'title' | 'weight'> {
  readonly finding?: Finding
}

/** Runs all checks side by side; one that cannot be carried out has found that. */
export const checkAll = (checks: readonly ReadinessCheck[]): Promise<ReadinessItem[]> =>
  Promise.all(
    checks.map(async ({ id, title, weight, find }) => {
      const finding = await find().catch(couldNotCheck)
      return { id, title, weight, ...(finding && { finding }) }
    }),
  )

export const couldNotCheck = (error: unknown): Finding => ({
  what: `无法检查：${error instanceof Error ? error.message : String(error)}`,
  why: '多半由别的问题引起',
  remedy: '先处理别的问题，再检查一次',
})

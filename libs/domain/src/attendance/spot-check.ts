/**
 * 抽查: confirmed attendances that somebody of the subdistrict looks at again. Which ones is told from a seed: whoever has the
 * seed and the list draws the same, so that nobody is picked and nobody spared.
 */
export const spotCheckResults = ['there', 'doubtful', 'notThere'] as const
export type SpotCheckResult = (typeof spotCheckResults)[number]

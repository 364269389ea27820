/**
 * Where a service is appraised: a claim on its own page, whose last step it is. Whoever may not appraise sees the service itself.
 * @param kind `activity`, `claim` or `post`
 */
export const appraisePath = ({
  kind,
  id,
  mayAppraise,
}: {
  kind: string
  id: string
  mayAppraise: boolean
}): string => {
  if (mayAppraise && kind !== 'claim') return `/appraisals/${id}`
  return `/${kind === 'activity' ? 'activities' : 'processes'}/${id}`
}

/** By which claims a project is taken, as SQL; `w` is a process of the kind `claim`, by its alias. */

/** The community has accepted what was done: the claim has done its project. */
export const hasDoneProject = (w: string): string => `${w}.stage IN ('accepted', 'appraised')`

/** It is under way, or has done its project. */
const keepsPlace = (w: string): string => `(${w}.ended_at IS NULL OR ${hasDoneProject(w)})`

/** A claim is under way. */
export const isHeld = (projectId: string): string =>
  `EXISTS (SELECT FROM process w WHERE w.kind = 'claim' AND w.subject_id = ${projectId} AND w.ended_at IS NULL)`

/** Rows `w`: the claims that have done it. */
export const claimsDone = (projectId: string): string =>
  `FROM process w WHERE w.kind = 'claim' AND ${hasDoneProject('w')} AND w.state->'facts'->>'projectId' = ${projectId}`

/** A claim has done it. */
export const isDone = (projectId: string): string => `EXISTS (SELECT ${claimsDone(projectId)})`

/** Rows `w`, one a place that is taken: of projects of several places alone. */
export const placesTaken = (
  projectId: string,
): string => `FROM project_place x JOIN process w ON w.id = x.claim_id
  WHERE x.project_id = ${projectId} AND ${keepsPlace('w')}`

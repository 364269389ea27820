import { findProject, type ProjectRow } from '#persistence/needs/projects.js'
import type { Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

/**
 * The project that is to be claimed, if there is one.
 * @throws ProblemError subjectTaken when it has been delivered meanwhile: nobody claims it again; projectNotOpen when
 *   the community has closed it, or it may not be claimed yet or no longer; projectFull when all its places are taken
 */
export const findOpenProject = async (
  database: Database,
  projectId: string,
): Promise<ProjectRow | undefined> => {
  const project = await findProject(database, projectId)
  if (project?.status === 'done')
    throw new ProblemError('subjectTaken', { detail: '该项目已经办结，请选择其他项目。' })
  if (project?.status === 'full') throw new ProblemError('projectFull')
  if (project && project.status !== 'open' && project.status !== 'claimed')
    throw new ProblemError('projectNotOpen')
  return project
}

import { claimTerms, projects, units } from '#testing/claims.js'
import { newKey } from './api.js'
import type { Visitor } from './visitor.js'

/** What an agency sends to claim a community's first project. */
export const offer = (changes: object = {}) => ({
  projectId: projects.east1[0],
  agencyId: units.j1,
  startedBy: 'agency',
  submit: true,
  terms: claimTerms(),
  ...changes,
})

/** @returns the id of the claim that has come of it. @throws Error when it was refused */
export const offered = async (agency: Visitor, changes: object = {}): Promise<string> => {
  const { status, body } = await agency.command('/api/claims', newKey(), offer(changes))
  if (status !== 201) throw new Error(`the offer was refused: ${JSON.stringify(body)}`)
  return body.processId
}

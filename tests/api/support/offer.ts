import { claimTerms, projects, units } from '#testing/claims.js'

/** What an agency sends to claim a community's first project. */
export const offer = (changes: object = {}) => ({
  projectId: projects.east1[0],
  agencyId: units.j1,
  startedBy: 'agency',
  submit: true,
  terms: claimTerms(),
  ...changes,
})

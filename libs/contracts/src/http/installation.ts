/** What an installation for real must have, and how it stands. */
import { z } from 'zod'

const finding = z.object({
  what: z.string().describe('问题'),
  why: z.string().describe('原因'),
  remedy: z.string().describe('解决办法'),
})

export const readinessItem = z.object({
  id: z.string(),
  title: z.string(),
  weight: z.enum(['must', 'should']).describe('must 必须具备，should 应当具备'),
  finding: finding.optional().describe('没有则已具备'),
})

export const readinessReport = z.object({
  ready: z.boolean().describe('必须具备的是否都已具备'),
  items: z.array(readinessItem),
})

import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { home } from '#contracts/http/home.js'
import { client } from './client.js'
import { answerOf } from './problem.js'

export type HomeCard = z.output<typeof home>['cards'][number]

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: () => answerOf(client.GET('/api/home')),
})

import { z } from 'zod'
import { environmentOf } from './environment.js'

/** Where our own Postgres is. */
export const databaseEnvSchema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, '应以 postgresql:// 开头'),
})

export type DatabaseConfig = z.infer<typeof databaseEnvSchema>

/** @throws ZodError that lists every wrong variable */
export const readDatabaseConfig = (env: NodeJS.ProcessEnv = process.env): DatabaseConfig =>
  databaseEnvSchema.parse(environmentOf(env))

import { z } from 'zod'

/** Where our own Postgres is. */
export const databaseEnvSchema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, '应以 postgresql:// 开头'),
})

export type DatabaseConfig = z.infer<typeof databaseEnvSchema>

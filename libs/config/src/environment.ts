/** The environment as it is meant: an empty variable counts as not set, and a secret may come from a file. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Set as `NAME_FILE` they are read from that file, so that they stand in no process list and no compose file. */
const secrets = ['DATABASE_URL', 'SMTP_URL', 'OIDC_CLIENT_SECRET', 'FILES_S3_SECRET_KEY'] as const

type Environment = Record<string, string>

/**
 * What a configuration is parsed from. `POSTGRES_PASSWORD_FILE` completes a `DATABASE_URL` without a password.
 * @throws ZodError that names every variable whose file cannot be read
 */
export const environmentOf = (env: NodeJS.ProcessEnv): Environment => {
  const set = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  const issues: z.core.$ZodIssue[] = []
  const read = (variable: string): string | undefined => {
    const file = set[variable]
    if (file === undefined) return undefined
    try {
      return readFileSync(file, 'utf8').trim()
    } catch (error) {
      const message = `读不出文件 ${file}（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）`
      issues.push({ code: 'custom', path: [variable], message, input: file })
      return undefined
    }
  }
  const fromFiles = Object.fromEntries(
    secrets.flatMap(name => {
      const text = set[name] === undefined ? read(`${name}_FILE`) : undefined
      return text ? [[name, text]] : []
    }),
  )
  const complete = withPassword({ ...set, ...fromFiles }, read('POSTGRES_PASSWORD_FILE'))
  if (issues.length > 0) throw new z.ZodError(issues)
  return complete
}

const withPassword = (env: Environment, password: string | undefined): Environment => {
  if (!env.DATABASE_URL || password === undefined || !URL.canParse(env.DATABASE_URL)) return env
  const url = new URL(env.DATABASE_URL)
  if (url.password === '') url.password = encodeURIComponent(password)
  return { ...env, DATABASE_URL: url.href }
}

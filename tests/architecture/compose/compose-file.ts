/** The compose file as an engine reads it: merge keys resolved, variables filled in. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { repositoryRoot } from '#config/repository.js'

export interface ComposeService {
  image: string
  user?: string
  command?: string[]
  environment?: Record<string, string>
  secrets?: string[]
  volumes?: string[]
  ports?: string[]
  networks?: string[]
  restart?: string
  read_only?: boolean
  privileged?: boolean
  init?: boolean
  cap_add?: string[]
  cap_drop?: string[]
  security_opt?: string[]
  profiles?: string[]
  logging?: { options?: Record<string, string> }
  deploy?: { resources?: { limits?: Record<string, unknown> } }
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
}

export interface ComposeFile {
  services: Record<string, ComposeService>
  networks: Record<string, { internal?: boolean } | null>
  secrets: Record<string, { file: string }>
  volumes: Record<string, unknown>
}

/** @param variables those of `.env`; the file's own defaults fill in the others */
export const composeFile = (variables: Record<string, string> = {}): ComposeFile => {
  const text = readFileSync(join(repositoryRoot(), 'docker-compose.yml'), 'utf8')
  return filled(parse(text, { merge: true }), variables) as ComposeFile
}

/** `${NAME}`, `${NAME:-default}`, `${NAME:?}`; `$$` is a dollar. */
const filled = (value: unknown, variables: Record<string, string>): unknown => {
  if (Array.isArray(value)) return value.map(each => filled(each, variables))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, variables)]))
  if (typeof value !== 'string') return value
  return value.replace(
    /\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_whole, name?: string, how?: string, rest = '') => {
      if (name === undefined) return '$'
      const given = variables[name]
      if (given === undefined && how === '?') throw new Error(`${name} must be set`)
      return given ?? String(rest)
    },
  )
}

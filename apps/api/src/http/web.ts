/** The built portal: its files as they are, and its start page for every address that only the portal knows. */
import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problem.js'

const startPage = 'index.html'
/** Their names carry a hash of their content. */
const hashedFolder = 'assets/'
const yearMs = 365 * 24 * 3_600_000

export const serveWeb = async (server: FastifyInstance, directory: string | undefined): Promise<void> => {
  const files = directory === undefined ? new Set<string>() : filesIn(directory)
  if (directory !== undefined && files.size > 0)
    await server.register(fastifyStatic, {
      root: directory,
      serve: false,
      cacheControl: false,
      preCompressed: true,
    })
  server.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*']
    if (/^(api|health)(\/|$)/.test(path) || files.size === 0) throw new ProblemError('notFound')
    const file = files.has(path) ? path : startPage
    if (file === startPage && /\.[a-z0-9]+$/i.test(path) && path !== startPage)
      throw new ProblemError('notFound')
    const lasting = file.startsWith(hashedFolder)
    return reply
      .header('cache-control', lasting ? `public, max-age=${yearMs / 1000}, immutable` : 'no-cache')
      .sendFile(file)
  })
}

const filesIn = (directory: string): Set<string> => {
  if (!existsSync(join(directory, startPage))) return new Set()
  const found = readdirSync(directory, { recursive: true, withFileTypes: true })
  const files = found.filter(entry => entry.isFile())
  return new Set(
    files.map(({ parentPath, name }) => relative(directory, join(parentPath, name)).split(sep).join('/')),
  )
}

/** Builds the HTTP application on what it is handed; it listens, and ends, as its caller says. */
import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { LogController, type FastifyInstance, type FastifyReply } from 'fastify'
import type { Logger } from 'pino'
import { bringsKey } from './access/idempotency-key.js'
import { routeRegister } from './access/policies.js'
import { apiModule, controllers } from './api.module.js'
import { auditRequests } from './audit/audit-requests.js'
import { AuditTrail } from './audit/audit-trail.js'
import { operationsOf } from './audit/operations.js'
import type { Dependencies } from './dependencies.js'
import { DocumentHolder } from './docs/document-holder.js'
import { addHeaders } from './http/headers.js'
import { logAnswers, NestLog } from './http/logger.js'
import { ProblemError } from './http/problem.js'
import { ProblemFilter, sendProblem } from './http/problem.filter.js'
import { refuseSlowRequests } from './http/slow-requests.js'
import { checkSameSite } from './http/same-site.js'
import { parseStrictJson } from './http/strict-json.js'
import { takeUpload } from './http/take-upload.js'
import { ValidationPipe } from './http/validation.js'
import { refuseWrongMethods } from './http/wrong-method.js'
import { takeForms } from './residents/forms.js'
import { serveWeb } from './http/web.js'
import { readQuery } from './http/read-query.js'

const bodyLimitBytes = 256 * 1024
/** Of the largest file; what comes slowly is refused long before. */
const requestTimeoutMs = 3_600_000

/**
 * The application, initialised and not yet listening.
 * @throws Error when a route has no policy or a policy no route
 */
export const createApplication = async (
  dependencies: Dependencies,
  logger: Logger,
): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    // One line a request, when it has been answered: see logAnswers.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: 200, querystringParser: readQuery },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    trustProxy: dependencies.config.TRUSTED_PROXIES ?? false,
    frameworkErrors: (_error: unknown, request: { url: string }, reply: unknown) =>
      sendProblem(reply as FastifyReply, new ProblemError('malformedRequest'), request),
  })
  const server = adapter.getInstance()
  const routes = routeRegister()
  server.addHook('onRoute', routes.note)
  const trail = new AuditTrail(dependencies.database, logger)
  const operations = operationsOf(controllers)
  auditRequests(server, trail, operations)
  await prepare(server, dependencies)
  refuseWrongMethods(server, routes.all)
  const application = await NestFactory.create<NestFastifyApplication>(
    apiModule(dependencies, trail),
    adapter,
    {
      bodyParser: false,
      logger: new NestLog(logger),
      abortOnError: false,
    },
  )
  application.useGlobalFilters(new ProblemFilter(bringsKey(operations)))
  application.useGlobalPipes(new ValidationPipe())
  await serveWeb(server, dependencies.config.WEB_DIR)
  application.get(DocumentHolder).describe(application)
  await application.init()
  routes.check()
  return application
}

const prepare = async (server: FastifyInstance, { config }: Dependencies): Promise<void> => {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => parseStrictJson(body),
  )
  server.addContentTypeParser('application/octet-stream', takeUpload)
  takeForms(server)
  refuseSlowRequests(server)
  server.addHook('onRequest', async request => checkSameSite(config, request))
  logAnswers(server)
  await server.register(cookie)
  await addHeaders(server, config.PUBLIC_ORIGIN?.startsWith('https:') ?? false)
}

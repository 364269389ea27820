/**
 * The one place where requests come into the audit, by the route table: whatever changes something, whatever is
 * refused, and every look at what the table says is looked at. docs/decisions/0010 says what is written when.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode } from '#contracts/errors/errors.js'
import type { AuditEntry } from '#persistence/audit/record-audit.js'
import { policies } from '../access/policies.js'
import type { AuditTrail } from './audit-trail.js'
import { routeOf } from './operations.js'
import { detailsOf, subjectOf } from './subject-of.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Why it was refused, put here with the answer. */
    refusal?: ErrorCode
    /** What only the handler knows, e.g. who has just signed in; `false`: it has said all there is itself. */
    audit?: Partial<AuditEntry> | false
    isOnRecord?: boolean
    /** The entry that says it was done; for a handler that puts it on record with what it does, and then says so above. */
    entryOfDone(): AuditEntry
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Their acts are journalled in the transaction that does them, and the journal is sealed like the audit. */
const journalled = new Set(['act', 'administer', 'startClaim', 'fastForward'])

export const auditRequests = (
  server: FastifyInstance,
  trail: AuditTrail,
  operations: ReadonlyMap<string, string>,
): void => {
  const operationOf = (request: FastifyRequest) => operations.get(routeOf(request)) ?? 'unknownOperation'
  const entryOf = (request: FastifyRequest, reply: FastifyReply): AuditEntry | undefined =>
    isAudited(request, reply) ? whatHappened(operationOf(request), request, reply.statusCode) : undefined
  server.decorateRequest('entryOfDone', function (this: FastifyRequest) {
    return whatHappened(operationOf(this), this, 200)
  })
  server.addHook('onSend', (request, reply, payload, next) => {
    const isDone = reply.statusCode < 400 && !request.isOnRecord
    const entry = isDone ? entryOf(request, reply) : undefined
    if (!entry || journalled.has(entry.operation)) return next(null, payload)
    standsOnRecord(trail, request, entry).then(stands => {
      request.isOnRecord = stands
      next(null, payload)
    }, next)
  })
  server.addHook('onResponse', (request, reply, next) => {
    const entry = request.isOnRecord ? undefined : entryOf(request, reply)
    if (entry) trail.note(entry)
    next()
  })
  server.addHook('onClose', () => trail.close())
}

const isAudited = (request: FastifyRequest, { statusCode }: FastifyReply): boolean => {
  const policy = policies[routeOf(request)]
  if (!routeOf(request).includes(' /api/') || request.audit === false) return false
  return statusCode >= 400 || !safeMethods.has(request.method) || policy?.looksAt !== undefined
}

/** A look is refused when it cannot be recorded; what has been changed is changed, and is recorded when it can be. */
const standsOnRecord = async (
  trail: AuditTrail,
  request: FastifyRequest,
  entry: AuditEntry,
): Promise<boolean> => {
  try {
    await trail.record(entry)
    return true
  } catch (error) {
    if (safeMethods.has(request.method)) throw error
    return false
  }
}

const whatHappened = (operation: string, request: FastifyRequest, statusCode: number): AuditEntry => {
  const { me, refusal, ip, id } = request
  const details = { ...detailsOf(request), ...(request.audit && request.audit.details) }
  return {
    ...(me && { personId: me.personId, session: me.sessionHash }),
    operation,
    ...subjectOf(request),
    outcome: statusCode < 400 ? 'done' : statusCode < 500 ? 'refused' : 'failed',
    ...(refusal && { code: refusal }),
    address: ip,
    requestId: id,
    ...request.audit,
    ...(Object.keys(details).length > 0 && { details }),
  }
}

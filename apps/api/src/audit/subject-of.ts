/** What a request was about, from its address and its content: ids and codes only, whatever else was sent. */
import type { FastifyRequest } from 'fastify'
import type { AuditEntry } from '#persistence/audit/record-audit.js'

type Fields = Record<string, unknown>

const safe = /^[A-Za-z0-9._:-]{1,64}$/

/** `/api/processes/:id` is about a process. */
const subjectKinds: Record<string, string> = { people: 'person', processes: 'process' }
const kindOf = (route: string): string => {
  const [, , folder = ''] = route.split('/')
  return subjectKinds[folder] ?? folder.replace(/s$/, '')
}

/** In this order, when the address names nothing. */
const subjectFields = { personId: 'person', projectId: 'project', unitId: 'unit' } as const

export const subjectOf = ({ params, body, routeOptions }: FastifyRequest): Partial<AuditEntry> => {
  const id = text((params as Fields | undefined)?.id)
  if (id) return { subject: kindOf(routeOptions.url ?? ''), subjectId: id }
  for (const [field, subject] of Object.entries(subjectFields)) {
    const found = text(fieldsOf(body)[field])
    if (found) return { subject, subjectId: found }
  }
  return {}
}

const kept = [
  'act',
  'agencyId',
  'kind',
  'personId',
  'projectId',
  'role',
  'seatId',
  'unitId',
  'validFrom',
  'validTo',
]

/** What else is worth knowing. */
export const detailsOf = ({ body }: FastifyRequest): Record<string, string> => {
  const fields = fieldsOf(body)
  const named: [string, unknown][] = kept.map(field => [field, fields[field]])
  named.push(['command', fieldsOf(fields.command).name])
  return Object.fromEntries(
    named.flatMap(([field, value]) => {
      const found = text(value)
      return found ? [[field, found]] : []
    }),
  )
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? (value as Fields) : {}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && safe.test(value) ? value : undefined

/** What a request was about, from its address and its content: ids and codes only, whatever else was sent. */
import type { FastifyRequest } from 'fastify'
import type { AuditEntry } from '#persistence/audit/record-audit.js'

type Fields = Record<string, unknown>
type Asked = Pick<FastifyRequest, 'params' | 'body'> & { routeOptions: { url?: string | undefined } }

const safe = /^[A-Za-z0-9._:-]{1,64}$/

/** `/api/processes/:id/acts` is about a process: the word before the id. */
const subjectKinds: Record<string, string> = {
  activities: 'activity',
  people: 'person',
  processes: 'process',
}
const kindOf = (route: string): string => {
  const [, words = ''] = /([^/:]+)\/:id(\/|$)/.exec(route) ?? []
  return subjectKinds[words] ?? words.replace(/s$/, '')
}

/** In this order, when the address names nothing. */
const subjectFields = {
  personId: 'person',
  principalId: 'person',
  projectId: 'project',
  unitId: 'unit',
} as const

export const subjectOf = ({ params, body, routeOptions }: Asked): Partial<AuditEntry> => {
  const id = text(fieldsOf(params).id)
  if (id) return { subject: kindOf(routeOptions.url ?? ''), subjectId: id }
  const activityId = text(fieldsOf(params).activityId)
  if (activityId) return { subject: 'activity', subjectId: activityId }
  for (const [field, subject] of Object.entries(subjectFields)) {
    const found = text(sentFields(body)[field])
    if (found) return { subject, subjectId: found }
  }
  return {}
}

export const keptDetails = [
  ...[
    'act',
    'agencyId',
    'approved',
    'intoId',
    'kind',
    'parentId',
    'personId',
    'preview',
    'projectId',
    'role',
  ],
  ...['principalId', 'seatId', 'substituteId', 'unitId', 'validFrom', 'validTo'],
]

/** What else is worth knowing. */
export const detailsOf = ({ body }: Asked): Record<string, string | boolean> => {
  const fields = sentFields(body)
  const named: [string, unknown][] = keptDetails.map(field => [field, fields[field]])
  named.push(['command', fieldsOf(fieldsOf(body).command).name])
  return Object.fromEntries(
    named.flatMap(([field, value]) => {
      const found = typeof value === 'boolean' ? value : text(value)
      return found === undefined ? [] : [[field, found]]
    }),
  )
}

/** A command's own fields stand inside it. */
const sentFields = (body: unknown): Fields => ({ ...fieldsOf(fieldsOf(body).command), ...fieldsOf(body) })

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? (value as Fields) : {}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && safe.test(value) ? value : undefined

/** How the authorisation test asks for a route, and whose office, held where, opens it. */
import type { Role } from '#domain/organisation/roles.js'

/** Where an office is held, seen from the subject. */
export const places = ['own', 'sibling', 'parent', 'child'] as const

export type Place = (typeof places)[number]

export interface Office {
  role: Role
  place: Place
}

/** The subject: a community, one of its people, a claim on its project, a request about an office there. */
export interface Subject {
  unitId: string
  personId: string
  processId: string
  seatId: string
  requestId: string
  importId: string
  channelId: string
  policyChangeId: string
  planId: string
  /** Over already; its principal holds an office at the unit. */
  substitutionId: string
  fileId: string
}

export interface Expected {
  /** A body without a type is JSON. */
  ask(subject: Subject): { path?: string; query?: string; body?: object; contentType?: string }
  opens(office: Office): boolean
  /** For a list that answers everybody: whether the subject stands in it. */
  shows?(body: unknown, subject: Subject): boolean
}

export const anybody = () => true

export const nobody = () => false

export const isAbove = ({ place }: Office): boolean => place === 'own' || place === 'parent'

export const holds =
  (...wanted: Role[]) =>
  ({ role }: Office): boolean =>
    wanted.includes(role)

export const above =
  (...wanted: Role[]) =>
  (office: Office): boolean =>
    wanted.includes(office.role) && isAbove(office)

/** Whoever looks after a part of the tree sees its processes; being a member of the Party opens nothing. */
export const seesProcess = (office: Office): boolean =>
  office.role !== 'InServicePartyMember' && isAbove(office)

export const asked = (
  ask: Expected['ask'],
  opens: Expected['opens'],
  shows?: Expected['shows'],
): Expected => ({
  ask,
  opens,
  ...(shows && { shows }),
})

export const plain = (query = ''): Expected => asked(() => ({ query }), anybody)

export const idsIn = (body: unknown): string[] =>
  (body as { items: { id?: string; processId?: string }[] }).items.map(
    ({ id, processId }) => id ?? processId ?? '',
  )

export const reason = '授权测试'

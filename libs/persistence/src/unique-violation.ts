import { DatabaseError } from 'pg'

const uniqueViolation = '23505'

/** Name of the constraint or index under which a statement was refused as a duplicate; undefined when something else went wrong. */
export const violatedConstraint = (error: unknown): string | undefined =>
  error instanceof DatabaseError && error.code === uniqueViolation ? error.constraint : undefined

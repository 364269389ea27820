/** The fields of a claim's terms in the order people read them. */
import type { Terms, TermsField } from '../../api/types.js'
import { formatDay } from '../../format/dates.js'
import { m } from '../../messages/index.js'

export interface TermsFieldShape {
  field: TermsField
  kind: 'text' | 'number' | 'day'
  most: number
  rows?: number
  optional?: boolean
}

export const termsFields: TermsFieldShape[] = [
  { field: 'content', kind: 'text', most: 1000, rows: 4 },
  { field: 'beneficiaries', kind: 'text', most: 200, rows: 1 },
  { field: 'sessions', kind: 'number', most: 365 },
  { field: 'people', kind: 'number', most: 10_000 },
  { field: 'startOn', kind: 'day', most: 0 },
  { field: 'endOn', kind: 'day', most: 0 },
  { field: 'resources', kind: 'text', most: 500, rows: 2, optional: true },
  { field: 'communitySupport', kind: 'text', most: 500, rows: 2, optional: true },
]

const isDay = (field: TermsField): boolean => field === 'startOn' || field === 'endOn'

/** A value as people read it: days with weekday, numbers with their unit. */
export const formatTerm = (field: TermsField, value: string | number | undefined): string => {
  if (value === undefined || value === '') return m.claim.none
  if (isDay(field)) return formatDay(String(value))
  const unit = m.claim.units[field]
  return unit ? `${value} ${unit}` : String(value)
}

/** Terms while they are being written: numbers may still be missing. */
export type DraftTerms = { [Field in TermsField]: Terms[Field] | undefined }

export const blankTerms = (startOn?: string, endOn?: string, sessions?: number): DraftTerms => ({
  content: '',
  beneficiaries: '',
  sessions,
  people: undefined,
  startOn,
  endOn,
  resources: '',
  communitySupport: '',
})

export interface Objection {
  field: TermsField
  reason: string
}

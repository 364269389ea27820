import createClient from 'openapi-fetch'
import type { paths } from './schema.js'

/** The one door to the API; paths and shapes come from its OpenAPI document. */
export const client = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' })

/** Headers of a command: the key makes repeating it harmless. */
export const keyed = (key: string) => ({ 'Idempotency-Key': key })

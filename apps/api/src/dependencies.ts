/** What the API stands on, handed in at the start: its configuration, Postgres and Temporal. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { ApiConfig } from '#config/api.js'

export const CONFIG = Symbol('configuration')
export const DATABASE = Symbol('database')
export const TEMPORAL = Symbol('temporal')
/** Key under which session ids are hashed. */
export const SESSION_KEY = Symbol('session key')

export type Database = Pool
export type Temporal = Client

export interface Dependencies {
  config: ApiConfig
  database: Database
  temporal: Temporal
  sessionKey: Buffer
}

/** What the API stands on, handed in at the start: its configuration, Postgres and Temporal. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { ApiConfig } from '#config/api.js'
import type { Keys } from '#secrets/key-file.js'

export const CONFIG = Symbol('configuration')
export const DATABASE = Symbol('database')
export const TEMPORAL = Symbol('temporal')
/** Key under which session ids are hashed. */
export const SESSION_KEY = Symbol('session key')
/** Keys under which the most private columns (phones, second factors) are sealed. */
export const DATA_KEYS = Symbol('data keys')
/** Sends letters; undefined without an SMTP server. */
export const MAILER = Symbol('mailer')

/** Where the contents of files lie. */
export const FILE_STORE = Symbol('file store')

/** Keys under which the audit is sealed. */
export const AUDIT_KEYS = Symbol('audit keys')

export type Database = Pool
export type Temporal = Client

export interface Dependencies {
  config: ApiConfig
  database: Database
  temporal: Temporal
  sessionKey: Buffer
  dataKeys: Keys
  auditKeys: Keys
}

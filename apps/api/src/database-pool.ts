import type { Pool } from 'pg'
import type { ApiConfig } from '#config/api.js'
import { createPool } from '#persistence/pool.js'

/** Connecting and one statement together stay below the five seconds that people wait. */
const patience = { connectMs: 1_200, statementMs: 3_000 }

export const createApiPool = ({ DATABASE_URL, API_DATABASE_CONNECTIONS }: ApiConfig): Pool =>
  createPool(DATABASE_URL, { max: API_DATABASE_CONNECTIONS, name: 'dual-checkin api', patience })

import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { createPool } from '#persistence/pool.js'
import { createTemporalClient } from '#temporal/connection.js'

/** Where a whole installation's services are. */
export interface ServiceAddresses {
  readonly databaseUrl: string
  readonly temporalAddress: string
  readonly namespace: string
  readonly payloadKeyFile: string
}

/** Opens connections to the database and to Temporal for the length of some work. */
export async function withConnections<T>(
  { databaseUrl, temporalAddress, namespace, payloadKeyFile }: ServiceAddresses,
  work: (services: { pool: Pool; client: Client }) => Promise<T>,
): Promise<T> {
  const pool = createPool(databaseUrl, { max: 16, name: 'operator' })
  const client = createTemporalClient({
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    PAYLOAD_KEY_FILE: payloadKeyFile,
  })
  try {
    return await work({ pool, client })
  } finally {
    await client.connection.close()
    await pool.end()
  }
}

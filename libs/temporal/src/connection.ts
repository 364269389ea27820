import { Client, Connection } from '@temporalio/client'
import type { TemporalConfig } from '#config/temporal.js'
import { encryptingConverter } from './data-converter.js'
import { patienceMs, within } from './patience.js'

/** How long a lost connection may rest before it is tried again; the library's own limit is two minutes. */
const reconnectAfterMs = { initial: 100, most: 1_000 }

/** A client that connects when first used, so that reads are served while Temporal is away. */
export const createTemporalClient = (config: TemporalConfig): Client => {
  const connection = Connection.lazy({
    address: config.TEMPORAL_ADDRESS,
    connectTimeout: patienceMs,
    // Instead of the library's retries: patience.ts says when and until when a call is repeated.
    interceptors: [],
    channelArgs: {
      'grpc.initial_reconnect_backoff_ms': reconnectAfterMs.initial,
      'grpc.min_reconnect_backoff_ms': reconnectAfterMs.initial,
      'grpc.max_reconnect_backoff_ms': reconnectAfterMs.most,
    },
  })
  return new Client({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter: encryptingConverter(config.PAYLOAD_KEY_FILE),
  })
}

/** Whether the server answers for the namespace, asked with a short deadline. */
export const isTemporalThere = async (client: Client, patience = 1_000): Promise<boolean> => {
  const { namespace } = client.options
  try {
    await within(client, Date.now() + patience, () => client.workflowService.describeNamespace({ namespace }))
    return true
  } catch {
    return false
  }
}

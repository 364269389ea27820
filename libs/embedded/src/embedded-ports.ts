import type { DataLayout } from './data-layout.js'
import { choosePorts, rememberedPorts } from './ports.js'
import { lockedPostgresPort, POSTGRES_SERVICE } from './postgres.js'
import { liveRecord } from './service-record.js'
import { TEMPORAL_PORT_NAMES } from './temporal-config.js'
import { TEMPORAL_SERVICE, TEMPORAL_UI_SERVICE } from './temporal-server.js'

export const EMBEDDED_PORT_NAMES = [POSTGRES_SERVICE, ...TEMPORAL_PORT_NAMES, 'temporalUi'] as const
export type EmbeddedPortName = (typeof EMBEDDED_PORT_NAMES)[number]
export type EmbeddedPorts = Record<EmbeddedPortName, number>

/** Ports of all embedded services; those of live services of this data folder stay as they are. */
export async function embeddedPorts(
  layout: DataLayout,
  configured: Partial<EmbeddedPorts> = {},
): Promise<EmbeddedPorts> {
  const remembered = rememberedPorts<EmbeddedPortName>(layout.ports)
  const temporalIsLive = liveRecord(layout.run, TEMPORAL_SERVICE) !== undefined
  return choosePorts({
    names: EMBEDDED_PORT_NAMES,
    configured,
    inUse: {
      ...(temporalIsLive && Object.fromEntries(TEMPORAL_PORT_NAMES.map(name => [name, remembered[name]]))),
      postgres: lockedPostgresPort(layout),
      temporalUi: liveRecord(layout.run, TEMPORAL_UI_SERVICE)?.port,
    },
    rememberedIn: layout.ports,
  })
}

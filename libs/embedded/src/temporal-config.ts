import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataLayout } from './data-layout.js'
import { POSTGRES_ROLE, type PostgresAddress } from './postgres-connection.js'

/** Databases of the Temporal server, beside the application's own. */
export const TEMPORAL_DATABASE = 'temporal'
export const VISIBILITY_DATABASE = 'temporal_visibility'
export const SQL_PLUGIN = 'postgres12_pgx'

/** The four services of the server, each with a port for calls and one for finding the others. */
export const TEMPORAL_PORT_NAMES = [
  'temporal',
  'temporalMembership',
  'temporalHistory',
  'temporalHistoryMembership',
  'temporalMatching',
  'temporalMatchingMembership',
  'temporalWorker',
  'temporalWorkerMembership',
] as const
export type TemporalPorts = Record<(typeof TEMPORAL_PORT_NAMES)[number], number>

export interface TemporalConfigOptions {
  readonly ports: TemporalPorts
  readonly postgres: PostgresAddress
  /** Lets a client move the clock of a running process forward: for demo and tests only. */
  readonly timeSkipping: boolean
}

/**
 * Writes the server's configuration and returns its path. YAML takes JSON as it is, so nothing has to be
 * quoted by hand; the file holds the database password and is the owner's alone.
 */
export function writeTemporalConfig(layout: DataLayout, options: TemporalConfigOptions): string {
  const dynamicConfig = join(layout.config, 'temporal-dynamic.yaml')
  const config = join(layout.config, 'temporal.yaml')
  writeYaml(dynamicConfig, temporalDynamicConfig(options.timeSkipping))
  writeYaml(config, temporalConfig(options, dynamicConfig))
  return config
}

/** Settings that the server reads again while it runs. One node: one partition a task queue is enough. */
export function temporalDynamicConfig(timeSkipping: boolean) {
  return {
    'frontend.WorkflowTimeSkippingEnabled': [{ value: timeSkipping }],
    'matching.numTaskqueueReadPartitions': [{ value: 1 }],
    'matching.numTaskqueueWritePartitions': [{ value: 1 }],
    // The default of 10 lists a second is meant for many tenants on one cluster.
    'frontend.namespaceRPS.visibility': [{ value: 500 }],
    'system.forceSearchAttributesCacheRefreshOnRead': [{ value: true }],
  }
}

/** The server's static configuration: one node, loopback only, both stores on the embedded Postgres. */
export function temporalConfig({ ports, postgres }: TemporalConfigOptions, dynamicConfigPath: string) {
  const frontendAddress = `127.0.0.1:${ports.temporal}`
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: {
        default: { sql: sqlStore(postgres, TEMPORAL_DATABASE, 20) },
        visibility: { sql: sqlStore(postgres, VISIBILITY_DATABASE, 8) },
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: rpc(ports.temporal, ports.temporalMembership),
      history: rpc(ports.temporalHistory, ports.temporalHistoryMembership),
      matching: rpc(ports.temporalMatching, ports.temporalMatchingMembership),
      worker: rpc(ports.temporalWorker, ports.temporalWorkerMembership),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: frontendAddress,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    publicClient: { hostPort: frontendAddress },
    dynamicConfigClient: { filepath: dynamicConfigPath, pollInterval: '10s' },
  }
}

/** Writes the UI's configuration and returns the arguments that point its server to it. */
export function writeUiConfig(
  layout: DataLayout,
  temporalAddress: string,
  port: number,
  namespace: string,
): string[] {
  const folder = 'temporal-ui'
  mkdirSync(join(layout.config, folder), { recursive: true })
  writeYaml(join(layout.config, folder, 'development.yaml'), {
    temporalGrpcAddress: temporalAddress,
    host: '127.0.0.1',
    port,
    enableUi: true,
    defaultNamespace: namespace,
    disableNewsFetch: true,
    hideLogs: true,
  })
  return ['--root', layout.config, '--config', folder, '--env', 'development', 'start']
}

function sqlStore({ port, password }: PostgresAddress, databaseName: string, connections: number) {
  return {
    pluginName: SQL_PLUGIN,
    databaseName,
    connectAddr: `127.0.0.1:${port}`,
    connectProtocol: 'tcp',
    user: POSTGRES_ROLE,
    password,
    maxConns: connections,
    maxIdleConns: connections,
    maxConnLifetime: '1h',
  }
}

function rpc(grpcPort: number, membershipPort: number) {
  return { rpc: { grpcPort, membershipPort, bindOnLocalHost: true } }
}

function writeYaml(path: string, content: object): void {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
}

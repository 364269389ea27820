import { embeddedEnvSchema } from '#config/embedded.js'
import { dataLayout, prepareLayout, type DataLayout } from './data-layout.js'
import { embeddedPorts, type EmbeddedPorts } from './embedded-ports.js'
import { startPostgres, stopPostgres, type PostgresServer } from './postgres.js'
import { killService, stopService } from './processes.js'
import { readSecret } from './secrets.js'
import {
  provideTemporalPrograms,
  type Log,
  type TemporalProgramOptions,
  type TemporalPrograms,
} from './temporal-programs.js'
import { startTemporal, startTemporalUi, type StartedService } from './temporal-server.js'

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly log?: Log
  /** Ports that must be these; all others are free ones, the same at every start. */
  readonly ports?: Partial<EmbeddedPorts>
  /** Only Postgres when false. */
  readonly withTemporal?: boolean
  readonly withUi?: boolean
  /** Lets clients move the clock of running processes: demo and tests only. On by default. */
  readonly timeSkipping?: boolean | (() => boolean)
  /** The namespace that the web interface opens with. */
  readonly namespace?: string
  readonly programs?: TemporalProgramOptions
}

export type EmbeddedServiceName = 'postgres' | 'temporal' | 'temporal-ui'

/** The running services of one data folder. */
export interface Embedded {
  readonly layout: DataLayout
  readonly ports: EmbeddedPorts
  /** Connection URL of the superuser for a database of the cluster. */
  databaseUrl(name: string): string
  readonly adminUrl: string
  readonly temporalAddress: string
  readonly temporalUiUrl: string
  /** Live state by service; absent when not started. */
  services(): Partial<Record<EmbeddedServiceName, StartedService>>
  /** `kill -9`, as a crash would. */
  kill(name: EmbeddedServiceName): Promise<void>
  /** Starts a service again on the same port and data (nothing happens when it is alive). */
  restart(name: EmbeddedServiceName): Promise<void>
  /** Starts Temporal's web interface, if its program is there: other people's programs may come without. */
  startUi(): Promise<void>
  /** Ends what this call started; with `adopted`, also what it found running. Postgres goes last. */
  stop(options?: { adopted?: boolean }): Promise<void>
}

/**
 * Brings up the embedded Postgres and, on it, the Temporal server with its web interface, for one data
 * folder. Services of that folder that are alive already are taken over. If one does not come up, those
 * started here are stopped again.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const layout = dataLayout(options.dataDir)
  prepareLayout(layout)
  const ports = await embeddedPorts(layout, options.ports)
  const services: Partial<Record<EmbeddedServiceName, StartedService>> = {}
  const embedded = new EmbeddedServices(options, layout, ports, services)
  try {
    await embedded.startAll()
    return embedded
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** Where the programs come from, by the environment. */
export function programOptions(env: NodeJS.ProcessEnv = process.env): TemporalProgramOptions {
  const parsed = embeddedEnvSchema.parse(env)
  return {
    cacheDir: parsed.DUAL_CHECKIN_CACHE_DIR,
    serverPath: parsed.TEMPORAL_SERVER_PATH,
    sqlToolPath: parsed.TEMPORAL_SQL_TOOL_PATH,
    uiServerPath: parsed.TEMPORAL_UI_SERVER_PATH,
    releaseBaseUrl: parsed.TEMPORAL_RELEASE_BASE_URL,
  }
}

class EmbeddedServices implements Embedded {
  private programs: Promise<TemporalPrograms> | undefined

  constructor(
    private readonly options: EmbeddedOptions,
    readonly layout: DataLayout,
    readonly ports: EmbeddedPorts,
    private readonly started: Partial<Record<EmbeddedServiceName, StartedService>>,
  ) {}

  get adminUrl(): string {
    return this.databaseUrl('postgres')
  }

  get temporalAddress(): string {
    return `127.0.0.1:${this.ports.temporal}`
  }

  get temporalUiUrl(): string {
    return `http://127.0.0.1:${this.ports.temporalUi}`
  }

  databaseUrl(name: string): string {
    return this.postgres.url(name)
  }

  private get postgres(): PostgresServer {
    return this.started.postgres as PostgresServer
  }

  services() {
    return { ...this.started }
  }

  /** The programs are looked for (or built) while Postgres comes up; the web interface waits for nobody. */
  async startAll(): Promise<void> {
    const { withTemporal = true, withUi = true } = this.options
    const programs = withTemporal ? this.temporalPrograms() : undefined
    await Promise.all([this.startOne('postgres'), programs])
    if (!programs) return
    await this.startOne('temporal')
    if (withUi) await this.startUi()
  }

  async startUi(): Promise<void> {
    const { uiServer } = await this.temporalPrograms()
    if (uiServer) await this.startOne('temporal-ui')
  }

  async kill(name: EmbeddedServiceName): Promise<void> {
    const service = this.started[name]
    if (service) await killService(service.record)
  }

  restart(name: EmbeddedServiceName): Promise<void> {
    return this.startOne(name)
  }

  async stop({ adopted = false } = {}): Promise<void> {
    const ours = (name: EmbeddedServiceName) => {
      const service = this.started[name]
      return service && (adopted || !service.adopted) ? service.record : undefined
    }
    const besides = (['temporal-ui', 'temporal'] as const).map(ours).filter(record => record !== undefined)
    await Promise.all(besides.map(record => stopService(this.layout, record)))
    const postgres = ours('postgres')
    if (postgres) await stopPostgres(this.layout, postgres)
  }

  private async startOne(name: EmbeddedServiceName): Promise<void> {
    const before = this.started[name]
    const now = await this.starters[name]()
    // Found alive at a restart: it stays ours if it was.
    this.started[name] = before?.record.pid === now.record.pid ? before : now
  }

  private readonly starters: Record<EmbeddedServiceName, () => Promise<StartedService>> = {
    postgres: () => startPostgres(this.layout, this.ports.postgres),
    temporal: async () =>
      startTemporal(this.layout, {
        programs: await this.temporalPrograms(),
        postgres: {
          port: this.ports.postgres,
          password: readSecret(this.layout.secrets, 'postgres.password'),
        },
        ports: this.ports,
        timeSkipping: this.skipsTime(),
      }),
    'temporal-ui': async () => {
      const { uiServer = '' } = await this.temporalPrograms()
      return startTemporalUi(this.layout, {
        program: uiServer,
        temporalAddress: this.temporalAddress,
        port: this.ports.temporalUi,
        namespace: this.options.namespace ?? 'default',
      })
    },
  }

  /** Asked at each start of the server: whether it is a demo may be known only by then. */
  private skipsTime(): boolean {
    const { timeSkipping = true } = this.options
    return typeof timeSkipping === 'function' ? timeSkipping() : timeSkipping
  }

  private temporalPrograms(): Promise<TemporalPrograms> {
    const { programs = programOptions(), log = () => undefined } = this.options
    this.programs ??= provideTemporalPrograms(programs, log)
    return this.programs
  }
}

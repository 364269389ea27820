import { setTimeout as sleep } from 'node:timers/promises'
import type { DataLayout } from '#embedded/data-layout.js'
import type { EmbeddedServiceName } from '#embedded/embedded.js'
import { liveRecord } from '#embedded/service-record.js'
import { say } from '../output.js'
import type { Launched } from './launch.js'
import { API, WORKER } from './running.js'

const LOOK_EVERY_MS = 1_000
/** A service that dies more often than this is broken, and starting it again would only hide that. */
const RESTARTS_PER_MINUTE = 5

type Restart = () => Promise<void>

/** Watches over what was launched, for as long as the signal lasts, and starts again what has died. */
export async function supervise(layout: DataLayout, launched: Launched, until: AbortSignal): Promise<void> {
  const services = restarts(launched)
  const deaths = new Map<string, number[]>()
  while (!until.aborted) {
    await sleep(LOOK_EVERY_MS)
    for (const [name, restart] of services) {
      if (until.aborted || liveRecord(layout.run, name)) continue
      const recent = (deaths.get(name) ?? []).filter(moment => moment > Date.now() - 60_000)
      deaths.set(name, [...recent, Date.now()])
      if (recent.length >= RESTARTS_PER_MINUTE) {
        say(
          `✗ ${name} 反复退出，不再重新启动。解决办法：查看 ${layout.logs}/${name}.log，改正后执行 npm stop 与 npm start`,
        )
        services.delete(name)
      } else {
        await startAgain(name, restart)
      }
    }
  }
}

async function startAgain(name: string, restart: Restart): Promise<void> {
  say(`! ${name} 已意外退出，正在重新启动`)
  await restart().then(
    () => say(`✓ ${name} 已重新启动，未完成的工作继续进行`),
    (error: Error) => say(`✗ ${name} 重新启动失败，稍后再试：${error.message}`),
  )
}

/** Bottom first: what others stand on is up again before they are looked at. */
function restarts({ embedded, application }: Launched): Map<string, Restart> {
  const services = new Map<string, Restart>()
  for (const name of Object.keys(embedded?.services() ?? {}) as EmbeddedServiceName[]) {
    services.set(name, () => embedded?.restart(name) ?? Promise.resolve())
  }
  services.set(WORKER, () => application.startWorker())
  services.set(API, () => application.startApi())
  return services
}

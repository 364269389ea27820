import { liveMode } from '#persistence/installation/mode.js'
import { readinessChecks } from '#readiness/checks.js'
import { withConnections } from '../operate/connections.js'
import { addressesOf } from './addresses.js'
import type { Check } from './check.js'
import type { Installation } from './installation.js'
import { installedOf } from './readiness.js'

/** What need not be there to begin with, and still is a fault while it runs. */
const ofRunning = new Set(['deliveries', 'channels'])

/** What an installation for real must have; nothing is asked of the demo. */
export async function checksOfReadiness(
  installation: Installation,
  run: (checks: readonly Check[]) => Promise<unknown>,
): Promise<void> {
  const live = await liveMode(installation.databaseUrl ?? '').catch(() => undefined)
  if (!live) return
  const { config, layout } = installation
  await withConnections(addressesOf(installation), services =>
    run(
      readinessChecks(installedOf({ config, layout, ...services })).filter(
        ({ id, weight }) => weight === 'must' || ofRunning.has(id),
      ),
    ),
  )
}

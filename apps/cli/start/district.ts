import { resolve } from 'node:path'
import { Pool } from 'pg'
import type { CliConfig } from '#config/cli.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { describeProblem } from '#domain/district/problem.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { rulesFor } from '#persistence/rules/rules-for.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { settlePastNotices } from '#persistence/seed/past-notices.js'
import { appraiseDemoActivities } from '#persistence/seed/demo-appraisals.js'
import { fillAlone, fillWhole } from '#persistence/seed/fill-whole.js'
import { importDistrict } from '#persistence/seed/import-district.js'
import { demoDataFolder } from '#persistence/seed/read-district.js'
import { readKeys } from '#secrets/key-file.js'
import { defaultPolicies } from '#workflows/policies.js'
import { makeDemoActivities } from '../demo/demo-activities.js'
import { makeDemoOffers } from '../demo/demo-offers.js'
import { makeDemoEvaluations } from '../demo/demo-evaluations.js'
import { makeDemoPoints } from '../demo/demo-points.js'
import { makeDemoPostClaims } from '../demo/demo-post-claims.js'
import { printDemoSlips } from '../demo/demo-slips.js'
import { makeDemoServiceDays } from '../demo/demo-service-days.js'
import { makeDemoWeeks } from '../demo/demo-weeks.js'
import { makeDemoCheckIns } from '../demo/demo-check-ins.js'
import { claimNewProjects, makeDemoClaims } from '../demo/demo-claims.js'
import { recordCommand } from '../operate/record-command.js'
import { sayDetail } from '../output.js'
import { keyFiles } from './key-files.js'
import { urnFolder } from './urn-folder.js'

const PROBLEMS_TOLD = 20
/** The demo's mailboxes start with the notices of so many days. */
const daysUnread = 3
const CLAIM = 'claim'

/**
 * Lays in the default rules, then reads a district's own files when `directory` is given, else fills an
 * empty database with the demo: its district and claims in every state.
 * @returns one sentence on what was done
 */
export async function fillDistrict(
  config: CliConfig,
  layout: DataLayout,
  databaseUrl: string,
  directory?: string,
): Promise<string> {
  return fillAlone(databaseUrl, async () => {
    const pool = new Pool({ connectionString: databaseUrl, max: 4, application_name: 'dual-checkin start' })
    try {
      await layRules(pool)
      if (directory) {
        await importOwn(pool, directory)
        return `已读入 ${directory}`
      }
      if (config.DEMO_MODE !== '1') return '没有读入数据'
      if (!(await isEmpty(pool))) return '已有数据，保持不变'
      return await fillWhole(pool, () => fillDemo(config, layout, pool))
    } finally {
      await pool.end()
    }
  })
}

/** A district's own files, and on record who read them in. */
export const importOwn = async (pool: Pool, directory: string): Promise<void> => {
  await importFrom(pool, resolve(directory))
  await recordCommand(pool, { operation: 'commandReadDistrict', outcome: 'done', details: { directory } })
}

/** The programme's own policy and the calendars published so far. */
export const layRules = async (pool: Pool): Promise<void> => {
  for (const [kind, policy] of Object.entries(defaultPolicies))
    await seedRules(pool, { kind, policy, calendar: stateCouncilCalendar })
}

async function fillDemo(config: CliConfig, layout: DataLayout, pool: Pool): Promise<string> {
  await importFrom(pool, resolve(config.root, demoDataFolder))
  const now = Date.now()
  const rules = await rulesFor(pool, CLAIM, { at: now })
  const checkIns = await makeDemoCheckIns(pool, now)
  const activities = await makeDemoActivities(pool, now)
  const serviceDays = await makeDemoServiceDays(pool, now)
  await appraiseDemoActivities(pool, new Date(now))
  await printDemoSlips(pool, readKeys(keyFiles(config, layout).data), new Date(now))
  const claims = await makeDemoClaims(pool, rules, now, (done, all) => {
    if (done % 50 === 0) sayDetail(`演示认领 ${done}/${all}`)
  })
  const { needs, oldOnes } = await makeDemoOffers(pool, now)
  await claimNewProjects(pool, rules, now, oldOnes)
  const posts = await makeDemoPostClaims(pool, now)
  await makeDemoWeeks(pool, now)
  await makeDemoPoints(pool, now)
  await makeDemoEvaluations(pool, now, {
    urnFolder: urnFolder(config, layout),
    keyFile: keyFiles(config, layout).data,
  })
  await settlePastNotices(pool, daysUnread)
  return `已读入演示数据、${checkIns} 项报到、${activities + serviceDays} 次活动、${needs} 条需求、${claims} 个项目认领与 ${posts} 个岗位认领`
}

async function isEmpty(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM org_unit) AS empty')
  return rows[0]?.empty ?? false
}

/** @throws EmbeddedError that lists what is wrong with the files */
export async function importFrom(pool: Pool, directory: string): Promise<void> {
  const result = await importDistrict({ pool, directory })
  if (result.ok) return
  const told = result.problems.slice(0, PROBLEMS_TOLD).map(problem => `  ${describeProblem(problem)}`)
  throw new EmbeddedError(
    `${directory} 里的数据有 ${result.total} 处问题，没有读入任何内容：\n${told.join('\n')}`,
    '按上面的提示逐处改正后，再执行同一条命令',
  )
}

import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiConfig } from '#config/api.js'
import type { Pool } from 'pg'
import { ImportCleaning } from './import-cleaning.js'
import { ImportFiles, keptHours } from './import-files.js'

const folder = mkdtempSync(join(tmpdir(), 'import-cleaning-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hourMs = 3_600_000
const laid = (name: string, hoursAgo: number): string => {
  const file = join(folder, name)
  writeFileSync(file, '')
  const at = new Date(Date.now() - hoursAgo * hourMs)
  utimesSync(file, at, at)
  return file
}
const gone = async (file: string): Promise<void> => {
  const until = performance.now() + 5_000
  while (existsSync(file) && performance.now() < until) await new Promise(resolve => setImmediate(resolve))
  expect(existsSync(file)).toBe(false)
}

test('an upload that waited too long goes when the API starts, and every hour after, without another upload', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'performance'] })
  const query = jest.fn().mockResolvedValue({ rows: [] })
  const files = new ImportFiles({ IMPORT_DIR: folder } as ApiConfig)
  const cleaning = new ImportCleaning({ query } as unknown as Pool, files)
  const [old, young] = [laid('old.upload', keptHours + 1), laid('young.upload', keptHours - 1)]
  cleaning.onApplicationBootstrap()
  await gone(old)
  expect(existsSync(young)).toBe(true)
  jest.setSystemTime(Date.now() + 2 * hourMs)
  jest.advanceTimersByTime(hourMs)
  await gone(young)
  expect(query).toHaveBeenCalled()
  cleaning.onModuleDestroy()
  expect(jest.getTimerCount()).toBe(0)
  jest.useRealTimers()
})

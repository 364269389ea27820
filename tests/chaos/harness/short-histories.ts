/** Makes the Temporal server of a data folder suggest a new run after a few events already, not after thousands. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataLayout } from '#embedded/data-layout.js'

/** The server reads its settings again this often. */
export const settingsReadEveryMs = 10_000

/** To be repeated when the server has been started anew. */
export const suggestNewRunAfter = (dataDir: string, events: number): void => {
  const file = join(dataLayout(dataDir).config, 'temporal-dynamic.yaml')
  const settings = JSON.parse(readFileSync(file, 'utf8')) as object
  const suggestion = { 'limit.historyCount.suggestContinueAsNew': [{ value: events }] }
  writeFileSync(file, JSON.stringify({ ...settings, ...suggestion }))
}

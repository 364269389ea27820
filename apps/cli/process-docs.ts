import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { sayDetail } from './output.js'
import { processPages } from './process-docs/page.js'
import { runCommand } from './run-command.js'

/** `process-docs`: writes docs/processes/<kind>.md for every lifecycle; the test run fails when one is out of date. */
async function processDocs(): Promise<void> {
  for (const [path, page] of Object.entries(processPages())) {
    await writeFile(join(repositoryRoot(), path), page)
    sayDetail(`已写入 ${path}`)
  }
}

runCommand(processDocs)

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root, runNode } from './run.mjs'

/** Runs one project of jest.config.cjs; a file that cannot even be loaded counts as one failure, and so does a part without tests. */
export async function runJest(project, paths) {
  const folder = mkdtempSync(join(tmpdir(), 'jest-result-'))
  const output = join(folder, 'result.json')
  try {
    const options = ['--selectProjects', project, '--json', '--outputFile', output, '--passWithNoTests']
    const code = await runNode('node_modules/jest/bin/jest.js', [...options, ...paths])
    return summary(project, JSON.parse(readFileSync(output, 'utf8')), code)
  } catch (error) {
    return { passed: 0, failed: 1, failures: [`${project}: Jest gave no result (${error.message})`] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function summary(project, result, code) {
  const files = result.testResults.map(({ name, startTime, endTime }) => ({
    name: relative(root, name),
    seconds: Math.max(0, endTime - startTime) / 1000,
  }))
  const failures = result.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    const unloaded = assertionResults.length === 0 && message ? [`${relative(root, name)} could not run`] : []
    return [...failed.map(({ fullName }) => `${relative(root, name)} › ${fullName}`), ...unloaded]
  })
  if (result.numTotalTests === 0 && failures.length === 0) failures.push(`${project}: no tests were found`)
  // Whatever else Jest calls a failure: a global set-up or a coverage bar.
  if (code !== 0 && failures.length === 0) failures.push(`${project}: Jest ended with ${code}`)
  return { passed: result.numPassedTests, failed: failures.length, failures, files }
}

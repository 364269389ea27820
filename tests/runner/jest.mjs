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
    return {
      passed: 0,
      failed: 1,
      failures: [`${project}: Jest gave no result (${error.message})`],
      files: [],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Runs the files that failed once more, alone: on a machine short of processors a test against real servers may miss a
 * moment. What fails twice has failed; what passes now is named in the report as unsteady, for somebody to mend.
 */
export async function runFailedAgain(project, first) {
  const failed = first.files.filter(({ hasFailed }) => hasFailed).map(({ name }) => name)
  if (failed.length === 0) return first
  process.stderr.write(`\n━━ ${project}：未通过的 ${failed.length} 个文件单独再运行一次\n`)
  const again = await runJest(project, failed)
  const unsteady = first.failures.filter(name => !again.failures.includes(name))
  return {
    ...first,
    passed: first.passed + first.failed - again.failed,
    failed: again.failed,
    failures: again.failures,
    unsteady,
  }
}

function summary(project, result, code) {
  const files = result.testResults.map(({ name, startTime, endTime, status }) => ({
    name: relative(root, name),
    seconds: Math.max(0, endTime - startTime) / 1000,
    hasFailed: status === 'failed',
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

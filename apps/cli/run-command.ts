import { ZodError } from 'zod'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { say } from './output.js'

/** Runs a command to its end; a failure that a person can mend is shown with its remedy, not as a stack. */
export function runCommand(command: () => Promise<void>): void {
  command().catch((error: unknown) => {
    process.exitCode = 1
    explain(error)
  })
}

/** Says what went wrong and how to mend it. */
export function explain(error: unknown): void {
  if (error instanceof EmbeddedError) {
    say(`✗ ${error.message}`)
    say(`  解决办法：${error.remedy}`)
  } else if (error instanceof ZodError) {
    say('✗ 环境变量配置有误：')
    for (const issue of error.issues) say(`  ${issue.path.join('.')}：${issue.message}`)
    say('  解决办法：改正以上变量后重试（说明见 docs/operations.md）')
  } else {
    say(`✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    say('  解决办法：执行 npm run doctor 检查；日志在数据目录的 logs 下')
  }
}

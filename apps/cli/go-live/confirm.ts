import { createInterface } from 'node:readline/promises'
import { EmbeddedError } from '#embedded/embedded-error.js'

/** What cannot be undone is confirmed by typing a name. @throws EmbeddedError when it was not */
export async function confirmByName(name: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new EmbeddedError(
      '正式上线会清除全部演示数据，需要确认',
      '在终端里执行；或加上 --yes（确认过再加）',
    )
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const typed = await lines.question(
      `正式上线会清除这里的全部演示数据（先自动备份）。请输入“${name}”确认：`,
    )
    if (typed.trim() !== name)
      throw new EmbeddedError('名称不一致，什么都没有改动', `再执行一次，输入“${name}”`)
  } finally {
    lines.close()
  }
}

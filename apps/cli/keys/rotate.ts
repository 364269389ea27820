import { EmbeddedError } from '#embedded/embedded-error.js'
import { keyLines, newKeyLine, writeKeyFile } from '#secrets/edit-key-file.js'
import { keyIdOf, readKeys } from '#secrets/key-file.js'
import { keyNames, type KeyName } from '../start/key-files.js'

export const isKeyName = (text: string | undefined): text is KeyName => keyNames.some(name => name === text)

/** What each key is for, and what its change means for people. */
export const KEY_USES: Record<KeyName, { label: string; afterwards: string }> = {
  payload: {
    label: '流程数据密钥',
    afterwards:
      '旧密钥还要打开 Temporal 里已有的内容：至少保留 30 天（Temporal 的保留期），未办结的事项用 npm run rebuild -- --all 换用新密钥',
  },
  session: { label: '登录会话密钥', afterwards: '重新启动后，所有人要重新登录；旧密钥不再有用' },
  data: {
    label: '敏感字段密钥',
    afterwards: '重新启动后执行 npm run keys -- reseal 换用新密钥，再用 npm run keys -- drop data 去掉旧密钥',
  },
  audit: { label: '审计封签密钥', afterwards: '已有的封签仍要用旧密钥核对，旧密钥要一直保留' },
}

/** Puts a new key before the others. @returns its id */
export function rotate(file: string): string {
  const [newest] = writeKeyFile(file, [newKeyLine(), ...keyLines(file)])
  return newest.id
}

/**
 * Takes the old keys out; the newest stays.
 * @returns the ids of those that went
 * @throws EmbeddedError, with the file as it was, while a value still needs one of them
 */
export function dropOldKeys(file: string, needed: Readonly<Record<string, number>>): string[] {
  const [newest, ...older] = keyLines(file)
  if (!newest) throw new EmbeddedError(`${file} 里没有密钥`, '核对密钥文件')
  const ids = older.map(keyIdOf)
  const values = ids.reduce((sum, id) => sum + (needed[id] ?? 0), 0)
  if (values > 0)
    throw new EmbeddedError(
      `还有 ${values} 个值要用旧密钥，一个都没有去掉`,
      '先执行 npm run keys -- reseal，再执行一次',
    )
  if (ids.length > 0) writeKeyFile(file, [newest])
  return ids
}

/** One key file in words; the newest key first. */
export function describeKeys(name: KeyName, file: string, needed: Readonly<Record<string, number>>): string {
  const ids = readKeys(file).map(({ id }) => id)
  const missing = Object.keys(needed).filter(id => !ids.includes(id))
  const lines = ids.map((id, place) => {
    const count = needed[id] ? `，${needed[id]} 个值要用它` : ''
    return `  ${place === 0 ? '在用' : '旧的'} ${id}${count}`
  })
  return [
    `${KEY_USES[name].label} ${file}`,
    ...lines,
    ...missing.map(id => `  ✗ 缺少 ${id}：${needed[id] ?? 0} 个值要用它，请从保管处找回放进文件`),
  ].join('\n')
}

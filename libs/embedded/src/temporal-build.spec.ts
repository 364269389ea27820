import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { buildFromGoModules } from './temporal-build.js'
import { PROGRAM_NAMES } from './temporal-versions.js'

let folder: string
let path: string | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-build-'))
  path = process.env.PATH
})
afterEach(() => {
  process.env.PATH = path
  rmSync(folder, { recursive: true })
})

/** A Go that is new enough, and builds in this way; `$2` is where to. */
const go = (builds: string): void => {
  mkdirSync(join(folder, 'bin'))
  const script = `#!/bin/sh
[ "$1" = env ] && { echo go1.26.5; exit 0; }
while [ "$1" != -o ]; do shift; done
${builds}
`
  writeFileSync(join(folder, 'bin', 'go'), script, { mode: 0o755 })
  process.env.PATH = `${join(folder, 'bin')}${delimiter}${path}`
}

test('the first build says beforehand that it takes minutes, then what is done', async () => {
  go('echo program >"$2"')
  const said: string[] = []
  await buildFromGoModules(folder, line => said.push(line))
  expect(said[0]).toContain('首次构建需要几分钟')
  expect(said.slice(1)).toEqual(
    Object.values(PROGRAM_NAMES).map(
      name => expect.stringMatching(`^${name} 构建完成，已用 \\d+ 秒$`) as string,
    ),
  )
  for (const name of Object.values(PROGRAM_NAMES)) expect(existsSync(join(folder, name))).toBe(true)
})

test('a build that fails shows the end of what Go said, and what to look at', async () => {
  go('echo "dial tcp: no route to host" >&2; exit 1')
  await expect(buildFromGoModules(folder, () => undefined)).rejects.toMatchObject({
    message: expect.stringMatching(/从源码构建 temporal-server 失败：\n.*no route to host/) as string,
    remedy: expect.stringContaining('GOPROXY') as string,
  })
})

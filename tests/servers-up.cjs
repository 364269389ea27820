// Jest's global set-up is plain Node, outside Jest's resolver: it uses what `tsc` has built.
const { existsSync } = require('node:fs')
const { join } = require('node:path')

module.exports = async () => {
  const servers = join(__dirname, '..', 'dist', 'libs', 'testing', 'src', 'servers.js')
  if (!existsSync(servers))
    throw new Error('dist is missing: run `npm test`, or `npx tsc -p tsconfig.json` first')
  const stop = await require(servers).startTestServers()
  const before = globalThis.stopTestServers ?? (() => undefined)
  globalThis.stopTestServers = async () => {
    await stop()
    await before()
  }
}

// Runs in the same process as servers-up.cjs, once per project; the first call ends what was started.
module.exports = async () => {
  const stop = globalThis.stopTestServers
  globalThis.stopTestServers = undefined
  await stop?.()
}

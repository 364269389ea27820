/** `healthy URL`: ends with 0 when the address answers that all is well; what a container's health check runs. */
const [url = ''] = process.argv.slice(2)

fetch(url, { signal: AbortSignal.timeout(4_000) }).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
)

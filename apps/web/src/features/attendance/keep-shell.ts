/** Lets the phone open this page without a network: the portal's files and the member's own activities are kept on it. */
const script = '/service-worker.js'

const loaded = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)

/** Only where browsers allow it: over https, or on the machine itself. */
export const keepShell = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register(script)
  const { active } = await navigator.serviceWorker.ready
  // What the scanner needs is fetched now, not when there is no network any more.
  await import('jsqr')
  active?.postMessage({ keep: ['/', '/emblem.svg', '/api/session', '/api/attendances/own', ...loaded()] })
}

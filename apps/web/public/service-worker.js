// Keeps the attendance page openable without a network. Everything is asked of the network first, but files whose names
// carry a hash of their content; nothing else of the portal goes through here.
const shell = 'shell-1'
const own = 'own-1'
const kept = new Set(['/api/session', '/api/attendances/own', '/emblem.svg'])

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

const cacheOf = path => (path.startsWith('/api/') ? own : shell)

self.addEventListener('message', event => {
  const paths = event.data && Array.isArray(event.data.keep) ? event.data.keep : []
  const keep = async path => {
    const cache = await caches.open(cacheOf(path))
    if (path.startsWith('/assets/') && (await cache.match(path))) return
    const reply = await fetch(path, { credentials: 'same-origin' })
    if (reply.ok) await cache.put(path, reply)
  }
  event.waitUntil(Promise.all(paths.map(path => keep(path).catch(() => undefined))))
})

const networkFirst = async (request, path) => {
  const cache = await caches.open(cacheOf(path))
  try {
    const reply = await fetch(request)
    if (reply.ok) await cache.put(path, reply.clone())
    // Nobody is signed in any more: what was theirs leaves the phone.
    if (reply.status === 401) await caches.delete(own)
    return reply
  } catch (error) {
    const known = await cache.match(path)
    if (known) return known
    throw error
  }
}

const cacheFirst = async (request, path) => {
  const cache = await caches.open(shell)
  const known = await cache.match(path)
  if (known) return known
  const reply = await fetch(request)
  if (reply.ok) await cache.put(path, reply.clone())
  return reply
}

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === 'POST' && /^\/api\/(session\/sign-out|sign-in|demo\/sign-in)$/.test(pathname)) {
    event.waitUntil(caches.delete(own))
    return
  }
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && /^\/attend(\/|$)/.test(pathname))
    event.respondWith(networkFirst(request, '/'))
  else if (kept.has(pathname)) event.respondWith(networkFirst(request, pathname))
  else if (pathname.startsWith('/assets/')) event.respondWith(cacheFirst(request, pathname))
})

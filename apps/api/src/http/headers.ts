/** What browsers are told to refuse. Everything comes from here: the portal works without the internet. */
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'

/** Helmet puts them together anew for every answer, but they are always the same: it is asked once. */
const toldAlways = async (isSecure: boolean): Promise<Record<string, string>> => {
  const once = fastify()
  const told: Record<string, string> = {}
  await once.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Components write their own styles.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        // The attendance page keeps itself on the phone.
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure,
    referrerPolicy: { policy: 'same-origin' },
  })
  once.get('/', async (_request, reply) => {
    for (const [name, value] of Object.entries(reply.getHeaders())) told[name] = String(value)
    return ''
  })
  await once.inject('/')
  await once.close()
  return told
}

export const addHeaders = async (server: FastifyInstance, isSecure: boolean): Promise<void> => {
  const told = await toldAlways(isSecure)
  server.addHook('onRequest', (request, reply, next) => {
    void reply.headers(told)
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store')
    next()
  })
}

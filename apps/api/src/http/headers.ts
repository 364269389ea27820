/** What browsers are told to refuse. Everything comes from here: the portal works without the internet. */
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

export const addHeaders = async (server: FastifyInstance, isSecure: boolean): Promise<void> => {
  await server.register(helmet, {
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
  server.addHook('onRequest', (request, reply, next) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store')
    next()
  })
}

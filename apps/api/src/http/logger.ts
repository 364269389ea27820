/** One log: JSON lines by pino. Cookies, keys and what people type into searches stay out of it. */
import type { LoggerService } from '@nestjs/common'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { pino, type Logger } from 'pino'

const redacted = [
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
  '*.password',
]

/** Lines that come while one is written go into the next write, so nobody waits for the disk; an exit writes what is left. */
export const createLogger = (level: string): Logger =>
  pino(
    {
      level,
      redact: { paths: redacted, censor: '[redacted]' },
      serializers: {
        req: ({ method, url, ip }: FastifyRequest) => ({ method, path: url.split('?')[0], ip }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    },
    pino.destination({ sync: false }),
  )

/** One line a request, when it has been answered. */
export const logAnswers = (server: FastifyInstance): void => {
  server.addHook('onResponse', (request, reply, next) => {
    request.log.info({ req: request, res: reply, responseTime: reply.elapsedTime }, 'request answered')
    next()
  })
}

/** Nest's own messages into the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message))
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message))
  }

  error(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1)
    if (message instanceof Error) this.logger.error({ context, err: message }, message.message)
    else this.logger.error({ context }, String(message))
  }
}

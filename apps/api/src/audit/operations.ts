import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants'
import { RequestMethod, type Type } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'

/** As the table below names it. */
export const routeOf = ({ routeOptions, method }: FastifyRequest): string =>
  `${method} ${routeOptions.url ?? ''}`

/** `POST /api/processes/:id/acts` → `act`: the operation ids of the OpenAPI document, known before a request is. */
export const operationsOf = (controllers: readonly Type[]): ReadonlyMap<string, string> =>
  new Map(controllers.flatMap(operationsOfController))

const operationsOfController = (controller: Type): [route: string, operation: string][] => {
  const prototype = controller.prototype as Record<string, object>
  return Object.getOwnPropertyNames(prototype).flatMap((name): [string, string][] => {
    const handler = prototype[name]
    const path = handler && (Reflect.getMetadata(PATH_METADATA, handler) as string | undefined)
    if (handler === undefined || path === undefined) return []
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod]
    return [[`${method} ${join(Reflect.getMetadata(PATH_METADATA, controller) as string, path)}`, name]]
  })
}

const join = (...parts: string[]): string =>
  `/${parts
    .flatMap(part => part.split('/'))
    .filter(Boolean)
    .join('/')}`

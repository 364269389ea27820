/** The OpenAPI document, made from the contracts' schemas: the web's types and client come from it. */
import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger'
import { cleanupOpenApiDoc } from 'nestjs-zod'
import { z } from 'zod'
import { problem } from '#contracts/http/shared.js'
import { keyedRoutes } from '../access/idempotency-key.js'
import { problemExample, requestExamples } from './examples.js'

type PathItem = OpenAPIObject['paths'][string]
type Operation = NonNullable<PathItem['get']>
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>

const methods = ['get', 'post'] as const

export const openApiDocument = (application: INestApplication): OpenAPIObject => {
  const base = new DocumentBuilder()
    .setTitle('双报到协同平台')
    .setDescription(
      '列有 Idempotency-Key 的命令须带它；同一编号重复提交只办理一次，答复相同。错误均为 application/problem+json。',
    )
    .setOpenAPIVersion('3.1.0')
    .setVersion('1')
    .addCookieAuth('session')
    .build()
  const made = SwaggerModule.createDocument(application, base, {
    operationIdFactory: (_controller, method) => method,
  })
  const document = withPlainNames(cleanupOpenApiDoc(made))
  const schemas = (document.components ??= {}).schemas ?? {}
  document.components.schemas = { ...schemas, Problem: problemSchema }
  for (const item of Object.values(document.paths))
    for (const method of methods) if (item[method]) complete(item[method])
  return document
}

const problemSchema = z.toJSONSchema(problem, { target: 'openapi-3.0' }) as Schemas[string]

/** What every operation has, and no controller repeats. */
const complete = (operation: Operation): void => {
  operation.responses.default = {
    description: '错误：code 是 Problem 所列之一，detail 为可直接显示的说明',
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: problemExample,
      },
    },
  }
  const name = operation.operationId ?? ''
  if (keyedRoutes.has(name)) (operation.parameters ??= []).push(keyHeader)
  const examples = requestExamples[name]
  if (operation.requestBody && 'content' in operation.requestBody && examples)
    Object.assign(operation.requestBody.content['application/json'] ?? {}, { examples })
}

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '请求编号：每次新的办理用新的编号，重试沿用原编号',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
} as const

/**
 * `ProcessPageDto_Output` is an affair of ours: readers of the document see `ProcessPage`. A pattern beside a format
 * says the same twice.
 */
const withPlainNames = (document: OpenAPIObject): OpenAPIObject => {
  const plain = (name: string) => name.replace(/_Output$/, '').replace(/Dto$/, '')
  const schemas = Object.entries(document.components?.schemas ?? {})
  const renamed = Object.fromEntries(schemas.map(([name, schema]) => [plain(name), schema]))
  const text = JSON.stringify({ ...document, components: { ...document.components, schemas: renamed } })
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string') return plain(value)
    return isFormatted(value) ? { ...value, pattern: undefined } : value
  }) as OpenAPIObject
}

const isFormatted = (value: unknown): value is { format: string } =>
  typeof value === 'object' && value !== null && 'format' in value && 'pattern' in value

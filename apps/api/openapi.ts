/** Writes the OpenAPI document for the web's type generation; needs neither Postgres nor Temporal. */
import 'reflect-metadata'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { ApiModule } from './src/api.module.js'
import { openApiDocument } from './src/docs/openapi-document.js'

const defaultTarget = 'apps/web/src/api/openapi.json'

const main = async (target: string): Promise<void> => {
  const application = await NestFactory.create(ApiModule, new FastifyAdapter(), { logger: ['error'] })
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, `${JSON.stringify(openApiDocument(application), null, 2)}\n`)
}

void main(resolve(process.argv[2] ?? defaultTarget))

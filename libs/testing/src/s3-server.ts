/** A store that speaks S3 and believes nobody: it checks every signature and every content against its hash. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { flawIn } from './s3-signature.js'

export interface S3TestServer {
  place: { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string }
  objects: Map<string, { content: Buffer; at: Date }>
  /** Requests turned away, by why. */
  refusals: string[]
  close(): Promise<void>
}

/** Small, so that a listing has several pages. */
const pageSize = 2
const emptyHash = createHash('sha256').digest('hex')

export const s3TestServer = async (): Promise<S3TestServer> => {
  const objects: S3TestServer['objects'] = new Map()
  const refusals: string[] = []
  const keys = { accessKeyId: 'test-key', secretAccessKey: 'test/secret+key' }
  const bucket = 'dual-checkin'
  const server = createServer((request, response) => {
    const refuse = (status: number, code: string) => {
      refusals.push(code)
      request.resume()
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(`<Error><Code>${code}</Code></Error>`)
    }
    const { method = '', url = '', headers } = request
    const flaw = flawIn({ method, url, headers }, keys)
    if (flaw) return refuse(403, flaw)
    const { pathname, searchParams } = new URL(url, 'http://store')
    const [, name, ...rest] = pathname.split('/')
    if (name !== bucket) return refuse(404, 'NoSuchBucket')
    const key = rest.map(decodeURIComponent).join('/')
    if (key === '') return response.end(listing(objects, searchParams))
    void answer(objects, key, request, response).then(
      code => code && refuse(code === 'NoSuchKey' ? 404 : 400, code),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    place: { endpoint, region: 'cn-test-1', bucket, ...keys },
    objects,
    refusals,
    close: () => new Promise(resolve => server.close(() => resolve()).closeAllConnections()),
  }
}

/** @returns why not */
const answer = async (
  objects: S3TestServer['objects'],
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string | undefined> => {
  const content = await buffer(request)
  const hash = createHash('sha256').update(content).digest('hex')
  if (request.headers['x-amz-content-sha256'] !== hash) return 'XAmzContentSHA256Mismatch'
  const known = objects.get(key)
  if (request.method === 'PUT') objects.set(key, { content, at: new Date() })
  else if (request.method === 'DELETE') objects.delete(key)
  else if (!known) return 'NoSuchKey'
  else response.setHeader('content-length', known.content.length)
  response.statusCode = request.method === 'DELETE' ? 204 : 200
  response.end(request.method === 'GET' && hash === emptyHash ? known?.content : undefined)
  return undefined
}

const listing = (objects: S3TestServer['objects'], asked: URLSearchParams): string => {
  const from = asked.get('continuation-token') ?? ''
  const keys = [...objects.keys()]
    .filter(key => key.startsWith(asked.get('prefix') ?? '') && key > from)
    .sort()
  const shown = keys.slice(0, pageSize)
  const entries = shown.map(key => {
    const { content, at } = objects.get(key) ?? { content: Buffer.alloc(0), at: new Date() }
    return `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${content.length}</Size></Contents>`
  })
  const next = keys.length > pageSize ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${next}${entries.join('')}</ListBucketResult>`
}

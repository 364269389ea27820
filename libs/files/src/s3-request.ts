/** Requests to an S3-compatible store: path style, Signature Version 4, the content's hash signed along. */
import { request as overHttp, type IncomingMessage } from 'node:http'
import { request as overHttps } from 'node:https'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'
import { sign } from 'aws4'

export interface S3Place {
  /** Where the store answers, e.g. `https://s3.example.gov.cn:9000`. */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Within the bucket; the bucket itself when empty. */
  key: string
  query?: Record<string, string>
  /** What is sent, how long it is and its SHA-256 in hexadecimal. */
  content?: { body: () => Readable; bytes: number; sha256: string }
}

/** The store answers and refuses: wrong keys, no such bucket, no room. */
export class S3Refused extends Error {
  constructor(
    readonly status: number,
    readonly answer: string,
  ) {
    super(`the store answers ${status}: ${answer.slice(0, 300)}`)
    this.name = 'S3Refused'
  }
}

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
/** Without a byte either way. */
const silenceMs = 30_000

/** @returns the answer with its body unread @throws S3Refused, or whatever the network says */
export const askS3 = async (place: S3Place, asked: S3Request): Promise<IncomingMessage> => {
  const answer = await sent(place, asked)
  const status = answer.statusCode ?? 0
  if (status >= 200 && status < 300) return answer
  throw new S3Refused(status, (await buffer(answer)).toString())
}

const sent = async (place: S3Place, { method, key, query, content }: S3Request): Promise<IncomingMessage> => {
  const { protocol, hostname, port, host } = new URL(place.endpoint)
  const signed = sign(
    {
      service: 's3',
      region: place.region,
      method,
      host,
      path: pathOf(place.bucket, key, query),
      headers: {
        'X-Amz-Content-Sha256': content?.sha256 ?? emptyHash,
        ...(content && { 'Content-Length': content.bytes, 'Content-Type': 'application/octet-stream' }),
      },
    },
    place,
  )
  const { path, headers } = signed
  const options = {
    method,
    hostname,
    port,
    path,
    headers: headers as Record<string, string>,
    timeout: silenceMs,
  }
  const outgoing = protocol === 'https:' ? overHttps(options) : overHttp(options)
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve)
    outgoing.once('error', reject)
    outgoing.once('timeout', () => outgoing.destroy(new Error('the store is silent')))
  })
  if (!content) outgoing.end()
  // What is wrong with sending shows in the answer, or in its absence.
  else pipeline(content.body(), outgoing).catch((error: Error) => outgoing.destroy(error))
  return answered
}

const pathOf = (bucket: string, key: string, query: S3Request['query'] = {}): string => {
  const named = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  )
  return `/${bucket}${key && `/${key}`}${named.length > 0 ? `?${named.sort().join('&')}` : ''}`
}

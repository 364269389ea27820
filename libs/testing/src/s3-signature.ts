/** Signature Version 4 as its specification has it, for a store that checks it: written apart from what signs. */
import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface Signed {
  method: string
  /** Path and query as they came. */
  url: string
  headers: IncomingHttpHeaders
}

export interface S3Keys {
  accessKeyId: string
  secretAccessKey: string
}

const form =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** @returns what is wrong with a request's signature; nothing when it is right */
export const flawIn = (request: Signed, keys: S3Keys): string | undefined => {
  const { headers } = request
  const [, accessKeyId, day = '', region = '', names = '', signature] =
    form.exec(headers.authorization ?? '') ?? []
  if (signature === undefined) return 'AuthorizationHeaderMalformed'
  if (accessKeyId !== keys.accessKeyId) return 'InvalidAccessKeyId'
  const signedHeaders = names.split(';')
  const mustSign = ['host', ...Object.keys(headers).filter(name => name.startsWith('x-amz-'))]
  if (!mustSign.every(name => signedHeaders.includes(name))) return 'AccessDenied'
  const stamp = String(headers['x-amz-date'])
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical(request, signedHeaders))].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${keys.secretAccessKey}`)
  return hmac(key, toSign).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch'
}

const canonical = ({ method, url, headers }: Signed, signedHeaders: string[]): string => {
  const [path = '', query = ''] = url.split('?')
  const named = query === '' ? [] : query.split('&').map(each => (each.includes('=') ? each : `${each}=`))
  return [
    method,
    path,
    named.sort().join('&'),
    ...signedHeaders.map(name => `${name}:${String(headers[name]).trim()}`),
    '',
    signedHeaders.join(';'),
    String(headers['x-amz-content-sha256']),
  ].join('\n')
}

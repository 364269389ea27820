/** One POST to a configured address and nowhere else: no redirects, no proxies, bounded in time and size. */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { BlockList } from 'node:net'
import { guardedLookup } from './allowed-address.js'

const patienceMs = 10_000
const mostBytes = 64 * 1024

export interface Posted {
  status: number
  retryAfter: string | undefined
  text: string
}

/** @throws Error when there is no answer in time, or the address is a closed one (`ClosedAddress`) */
export const postJson = (
  address: string,
  body: string,
  { open, headers = {} }: { open: BlockList; headers?: Record<string, string> },
): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const url = new URL(address)
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
        lookup: guardedLookup(open),
        signal: AbortSignal.timeout(patienceMs),
        agent: false,
      },
      response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
          if (text.length > mostBytes) response.destroy(new Error('the answer is too long'))
        })
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })

import type { Problem } from '#contracts/http/shared.js'
import { ApiProblem, asProblem } from './problem.js'

interface Sending {
  headers?: Record<string, string>
  onProgress: (percent: number) => void
}

/** Sends a file as it is, telling how much of it has gone. @throws ApiProblem */
export const sendFile = <Answer>(
  address: string,
  file: Blob,
  { headers = {}, onProgress }: Sending,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('content-type', 'application/octet-stream')
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.round((loaded / Math.max(1, total)) * 100))
    request.onerror = () => reject(asProblem(new Error('network')))
    request.onload = () => {
      const body = parsed(request.responseText)
      if (body === undefined) reject(asProblem(new Error('network')))
      else if (request.status === 201) resolve(body as Answer)
      else reject(new ApiProblem(body as Problem))
    }
    request.send(file)
  })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

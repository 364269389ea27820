/** Scanners that find one thing: the harmless test pattern that every scanner knows. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** In two halves: this file is no finding. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** Reads its input as clamdscan does, says what it found and ends with 1 then; stops at once when it has. */
export const scannerProgram = `
const pattern = 'EICAR-STANDARD' + '-ANTIVIRUS-TEST-FILE'
let seen = ''
for await (const chunk of process.stdin) {
  seen = (seen + chunk.toString('latin1')).slice(-200_000)
  if (!seen.includes(pattern)) continue
  console.log('stream: Eicar-Test-Signature FOUND')
  process.exit(1)
}
console.log('stream: OK')
`

export interface ScanServer {
  url: string
  mode: 'working' | 'failing'
  /** How many files came. */
  asked: number
  close(): Promise<void>
}

export const scanServer = async (): Promise<ScanServer> => {
  const server = createServer((request, response) => {
    void buffer(request).then(content => {
      state.asked += 1
      const isFound = content.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE')
      response.statusCode = state.mode === 'failing' ? 500 : isFound ? 406 : 200
      response.end(isFound ? 'Eicar-Test-Signature' : '')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const state: ScanServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/scan`,
    mode: 'working',
    asked: 0,
    close: () => new Promise(resolve => server.close(() => resolve()).closeAllConnections()),
  }
  return state
}

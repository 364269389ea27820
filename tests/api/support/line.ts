/** A line to a server that can be cut and mended: everything goes through, or nothing does. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Line {
  address: string
  cut(): void
  /** Nothing comes through any more, and nobody is told. */
  hang(): void
  mend(): void
  close(): Promise<void>
}

export const lineTo = async (host: string, port: number): Promise<Line> => {
  const sockets = new Set<Socket>()
  let isCut = false
  let hangs = false
  const server = createServer(near => {
    const far = connect(port, host)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => [near, far].forEach(each => sockets.delete(each.destroy())))
    }
    if (isCut) near.destroy()
    if (!hangs) near.pipe(far).pipe(near)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const destroyAll = () => sockets.forEach(socket => socket.destroy())
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true
      destroyAll()
    },
    hang: () => {
      hangs = true
      sockets.forEach(socket => socket.unpipe())
    },
    mend: () => {
      isCut = false
      if (hangs) destroyAll()
      hangs = false
    },
    close: () => {
      destroyAll()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

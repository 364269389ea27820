/** A real OpenID provider in a process of its own, and a person who signs in there. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'

export interface TestProvider {
  issuer: string
  clientId: string
  clientSecret: string
  close(): Promise<void>
}

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

/** @param origin where people reach the portal; @param more `otherKeys`: those it publishes are not those it signs with */
export const testProvider = async (
  origin: string,
  more: { otherKeys?: true } = {},
): Promise<TestProvider> => {
  const [port, clientId, clientSecret] = [await freePort(), 'dual-checkin', 'a secret of the test']
  const settings = {
    port,
    clientId,
    clientSecret,
    redirectUri: `${origin}/api/sign-in/oidc/callback`,
    ...more,
  }
  const program = join(repositoryRoot(), 'tests/api/support/oidc-provider.mjs')
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  return {
    issuer: `http://127.0.0.1:${port}`,
    clientId,
    clientSecret,
    close: async () => {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}

/** Cookies of the provider, kept as a browser keeps them. */
export class ProviderBrowser {
  private cookies: Record<string, string> = {}

  /** Goes through the provider's pages as this person. @returns the address that leads back to the portal */
  async signInAs(login: string, authorization: string, origin: string): Promise<string> {
    let address = authorization
    for (let step = 0; step < 12 && !address.startsWith(origin); step += 1) {
      const page = await this.go(address)
      address = page.location ?? (await this.answer(address, page.text, login))
    }
    return address
  }

  /** The form that the page shows: who one is, then whether the portal may know. */
  private async answer(address: string, page: string, login: string): Promise<string> {
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? address
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login'
    const form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) })
    const { location } = await this.go(new URL(action, address).href, form)
    if (!location) throw new Error(`the provider does not go on from ${address}`)
    return location
  }

  private async go(address: string, body?: URLSearchParams) {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: {
        cookie: Object.entries(this.cookies)
          .map(pair => pair.join('='))
          .join('; '),
      },
      ...(body && { method: 'POST', body }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.cookies[name] = value
    }
    const location = response.headers.get('location')
    return { text: await response.text(), location: location ? new URL(location, address).href : undefined }
  }
}

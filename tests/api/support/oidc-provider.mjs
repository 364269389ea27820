/**
 * A real OpenID provider on a port of its own: anybody signs in under any name, which is their staff number. Run as a
 * process with its settings as JSON: `{ port, clientId, clientSecret, redirectUri }`.
 */
import Provider from 'oidc-provider'

const { port, clientId, clientSecret, redirectUri } = JSON.parse(process.argv[2])

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  cookies: { keys: ['of a test'] },
  claims: { openid: ['sub'], profile: ['staff_number'] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, staff_number: id.replace(/^sub-/, '') }),
  }),
})
provider.listen(port, '127.0.0.1', () => process.stdout.write('ready\n'))

/**
 * A real OpenID provider on a port of its own: anybody signs in under any name, which is their staff number. Run as a
 * process with its settings as JSON: `{ port, clientId, clientSecret, redirectUri, otherKeys }`. With `otherKeys` it publishes
 * keys of the same names that are not those it signs with.
 */
import { generateKeyPairSync } from 'node:crypto'
import Provider from 'oidc-provider'

const { port, clientId, clientSecret, redirectUri, otherKeys } = JSON.parse(process.argv[2])

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  cookies: { keys: ['of a test'] },
  claims: { openid: ['sub'], profile: ['staff_number'] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, staff_number: id.replace(/^sub-/, '') }),
  }),
})
provider.use(async (context, next) => {
  await next()
  if (!otherKeys || context.path !== '/jwks') return
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
  context.body = { keys: context.body.keys.map(({ kid, alg, use }) => ({ ...other, kid, alg, use })) }
})
provider.listen(port, '127.0.0.1', () => process.stdout.write('ready\n'))

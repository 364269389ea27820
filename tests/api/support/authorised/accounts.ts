/** What the authorisation test expects of accounts, sessions, substitutions and channels. */
import { entersForOthers } from '#domain/substitution/substitution-rules.js'
import { people } from '#testing/claims.js'
import { type Expected, anybody, holds, above, asked, plain, idsIn, reason } from './expected.js'

const isEast1Secretary = ({ personId }: { personId: string }): boolean => personId === people.east1Secretary

/** One's own account is anybody's; what is wrong with the content is told behind the door. */
const ownAccount = Object.fromEntries(
  [
    'POST /api/sign-in/code',
    'POST /api/account/password',
    'POST /api/account/second-factor',
    'POST /api/account/second-factor/confirm',
    'POST /api/account/second-factor/remove',
    'POST /api/account/recovery-codes',
    'POST /api/account/devices/sign-out',
    'POST /api/account/devices/sign-out-others',
  ].map(route => [route, asked(() => ({ body: {} }), anybody)]),
)

const accountOf = (path: string, body: object): Expected =>
  asked(
    ({ personId }) => ({ path: `/api/accounts/${personId}/${path}`, body }),
    above('SecurityAdministrator'),
  )

/** An unknown channel of the subject's unit is not there for anybody; quiet hours and new channels are its unit's. */
const channels: Record<string, Expected> = {
  'POST /api/channels': asked(
    ({ unitId }) => ({
      body: {
        kind: 'wecom',
        unitId,
        name: '测试群',
        address: 'http://wrong.example/',
        servesBelow: false,
        perMinute: 10,
        gapMinutes: 0,
      },
    }),
    above('SystemAdministrator'),
  ),
  'POST /api/channels/:id': asked(
    ({ channelId }) => ({ path: `/api/channels/${channelId}`, body: {} }),
    above('SystemAdministrator'),
  ),
  'POST /api/channels/:id/test': asked(
    ({ channelId }) => ({ path: `/api/channels/${channelId}/test`, body: {} }),
    above('SystemAdministrator'),
  ),
  'POST /api/channels/:id/remove': asked(
    ({ channelId }) => ({ path: `/api/channels/${channelId}/remove`, body: {} }),
    holds('SystemAdministrator'),
  ),
  'GET /api/channels': asked(
    () => ({}),
    above('SystemAdministrator'),
    (body, { channelId }) => idsIn(body).includes(channelId),
  ),
  'POST /api/quiet-hours': asked(
    ({ unitId }) => ({ body: { unitId, hours: 'inherit' } }),
    above('SystemAdministrator'),
  ),
  'POST /api/dead-letters': asked(() => ({ body: { name: 'retry', ids: [] } }), holds('SystemAdministrator')),
}

export const accounts: Record<string, Expected> = {
  ...channels,
  ...ownAccount,
  'GET /api/account': plain(),
  'GET /api/account/devices': plain(),
  'GET /api/accounts': asked(
    ({ personId }) => ({ query: `?search=${personId}` }),
    above('SecurityAdministrator'),
    (body, { personId }) =>
      (body as { items: { personId: string }[] }).items.some(each => each.personId === personId),
  ),
  'POST /api/accounts/invitations': asked(
    ({ personId }) => ({ body: { people: [{ personId }] } }),
    above('SecurityAdministrator'),
    body => (body as { items: { invited: boolean }[] }).items.some(({ invited }) => invited),
  ),
  'POST /api/accounts/:id/commands': accountOf('commands', { name: 'unlock', reason }),
  'POST /api/accounts/:id/email': accountOf('email', { email: null }),
  'GET /api/session': plain(),
  'POST /api/session/sign-out': asked(() => ({ body: {} }), anybody),
  'GET /api/messages': plain(),
  'POST /api/messages/read': asked(() => ({ body: {} }), anybody),
  'GET /api/substitutions': asked(
    () => ({ query: '?box=others' }),
    above(...entersForOthers),
    (body, { substitutionId }) => idsIn(body).includes(substitutionId),
  ),
  'GET /api/substitutions/principals': asked(
    () => ({}),
    above(...entersForOthers),
    body => (body as { items: { personId: string }[] }).items.some(isEast1Secretary),
  ),
  'GET /api/substitutions/candidates': asked(
    () => ({ query: `?principalId=${people.east1Secretary}` }),
    above(...entersForOthers),
  ),
  'POST /api/substitutions': asked(
    () => ({
      body: {
        principalId: people.east1Secretary,
        substituteId: people.east1Secretary,
        from: '2026-01-01',
        to: '2026-01-02',
        reason,
      },
    }),
    above(...entersForOthers),
  ),
  'POST /api/substitutions/:id/end': asked(
    ({ substitutionId }) => ({ path: `/api/substitutions/${substitutionId}/end`, body: { reason } }),
    above(...entersForOthers),
  ),
}

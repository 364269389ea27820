import { Button, Checkbox } from 'antd'
import type { Account, AccountCommandName } from '../../api/accounts.js'
import type { StageTone } from '../../api/types.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { AccountMenu } from './AccountMenu.js'

const t = m.accountAdministration

interface Doings {
  rows: Account[]
  ticked: ReadonlySet<string>
  onTick: (personIds: string[], isTicked: boolean) => void
  onInvite: (account: Account) => void
  onCommand: (account: Account, name: AccountCommandName) => void
  onEmail: (account: Account) => void
}

const tones: Record<Account['state'], StageTone> = {
  none: 'draft',
  invited: 'waiting',
  active: 'done',
  disabled: 'stopped',
}

const PersonCell = ({ account, doings }: { account: Account; doings: Doings }) => (
  <div className="account-person">
    <Checkbox
      disabled={!account.mayInvite}
      checked={doings.ticked.has(account.personId)}
      onChange={event => doings.onTick([account.personId], event.target.checked)}
      aria-label={t.select(account.name)}
    />
    <div>
      <span className="cell-heading">{account.name}</span>
      <p className="cell-sub figure">
        <span>{account.staffNumber}</span>
        <span>{account.unit.name}</span>
      </p>
    </div>
  </div>
)

const noteOf = ({
  state,
  lockedUntil,
  invitationExpiresAt,
  secondFactor,
  openSessions,
}: Account): string[] => [
  ...(lockedUntil ? [t.lockedUntil(formatInstant(lockedUntil))] : []),
  ...(state === 'invited'
    ? [
        invitationExpiresAt && new Date(invitationExpiresAt) > new Date()
          ? t.invitedUntil(formatInstant(invitationExpiresAt))
          : t.invitationSpent,
      ]
    : []),
  ...(secondFactor ? [t.secondFactor] : []),
  ...(openSessions > 0 ? [t.sessions(openSessions)] : []),
]

const StateCell = ({ account }: { account: Account }) => (
  <>
    <StatusTag tone={tones[account.state]} label={account.stateLabel} />
    <p className="cell-sub figure">
      {noteOf(account).map(note => (
        <span key={note}>{note}</span>
      ))}
    </p>
  </>
)

const ActsCell = ({ account, doings }: { account: Account; doings: Doings }) => (
  <div className="account-acts">
    {account.mayInvite && (
      <Button size="small" onClick={() => doings.onInvite(account)}>
        {account.state === 'invited' ? t.inviteAgain : t.invite}
      </Button>
    )}
    <AccountMenu account={account} onCommand={doings.onCommand} onEmail={doings.onEmail} />
  </div>
)

export const accountColumns = (doings: Doings): Column<Account>[] => [
  {
    key: 'person',
    title: t.columns.person,
    onCard: 'heading',
    cell: account => <PersonCell account={account} doings={doings} />,
  },
  {
    key: 'roles',
    title: t.columns.roles,
    cell: ({ roles }) => (roles.length > 0 ? roles.join('、') : <span className="muted">{t.noRoles}</span>),
  },
  { key: 'state', title: t.columns.state, onCard: 'bare', cell: account => <StateCell account={account} /> },
  {
    key: 'email',
    title: t.columns.email,
    cell: ({ email }) => email ?? <span className="muted">{t.noEmail}</span>,
  },
  {
    key: 'seen',
    title: t.columns.seen,
    width: 150,
    cell: ({ lastSignInAt }) => (
      <span className="figure nowrap muted">{lastSignInAt ? formatInstant(lastSignInAt) : t.never}</span>
    ),
  },
  {
    key: 'acts',
    title: t.columns.acts,
    onCard: 'bare',
    width: 190,
    cell: account => <ActsCell account={account} doings={doings} />,
  },
]

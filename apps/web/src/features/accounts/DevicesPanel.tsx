import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { type Device, devicesQuery, signOutDevice, signOutOtherDevices } from '../../api/accounts.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { Panel } from '../../components/Panel.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { useRequest } from '../../api/use-request.js'

interface DeviceRowProps {
  device: Device
  onSignOut: () => void
}

const DeviceRow = ({ device, onSignOut }: DeviceRowProps) => (
  <li className="device">
    <div>
      <strong>{device.name}</strong>{' '}
      {device.current && <StatusTag tone="done" label={m.account.devices.current} />}
      <p className="cell-sub figure">
        <span>{device.methodLabel}</span>
        <span>{device.address}</span>
        <span>
          {m.account.devices.signedInAt} {formatInstant(device.signedInAt)}
        </span>
        <span>
          {m.account.devices.lastSeenAt} {formatInstant(device.lastSeenAt)}
        </span>
      </p>
    </div>
    {!device.current && (
      <Button danger onClick={onSignOut} aria-label={m.account.devices.signOutOf(device.name)}>
        {m.account.devices.signOut}
      </Button>
    )}
  </li>
)

const useDevices = () => {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const fresh = () => void queries.invalidateQueries({ queryKey: devicesQuery.queryKey })
  const one = useRequest(signOutDevice, () => {
    void message.success(m.account.devices.signedOut)
    fresh()
  })
  const others = useRequest(
    () => signOutOtherDevices(),
    ({ count }) => {
      void message.success(m.account.devices.signedOutOthers(count))
      fresh()
    },
  )
  return { one, others }
}

/** Where one is signed in, and signing out from afar. */
export const DevicesPanel = () => {
  const devices = useQuery(devicesQuery)
  const { one, others } = useDevices()
  const items = devices.data?.items ?? []
  const hasOthers = items.some(({ current }) => !current)
  return (
    <Panel
      title={m.account.devices.title}
      aside={
        hasOthers && (
          <Popconfirm title={m.account.devices.signOutOthersConfirm} onConfirm={() => others.run(undefined)}>
            <Button danger loading={others.isPending}>
              {m.account.devices.signOutOthers}
            </Button>
          </Popconfirm>
        )
      }
    >
      <p className="muted">{m.account.devices.lead}</p>
      <NotLoaded query={devices} />
      <FormProblem problem={one.problem ?? others.problem} />
      <ul aria-label={m.account.devices.title}>
        {items.map(device => (
          <DeviceRow key={device.id} device={device} onSignOut={() => one.run(device.id)} />
        ))}
      </ul>
      {devices.data && !hasOthers && <p className="muted">{m.account.devices.only}</p>}
    </Panel>
  )
}

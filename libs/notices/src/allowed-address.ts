/** Where a channel may lead: to the outside by https, never into this machine or the rooms behind it unless allowed. */
import { BlockList, isIP } from 'node:net'
import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'

/** Networks that no message leaves for by itself: this machine, private and link-local ones, what clouds tell about themselves. */
const closed = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(network, prefix, 'ipv6')

/** @param list networks in CIDR, with commas, that are open all the same */
export const networksOf = (list: string | undefined): BlockList => {
  const open = new BlockList()
  for (const network of list?.split(',') ?? []) {
    const [address = '', bits] = network.trim().split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    open.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return open
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
const isOpen = (address: string, open: BlockList): boolean =>
  open.check(address, familyOf(address)) || !closed.check(address, familyOf(address))

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

const ownMachine = new BlockList()
ownMachine.addSubnet('127.0.0.0', 8, 'ipv4')
ownMachine.addAddress('::1', 'ipv6')

/** Why nothing may be sent there, as far as the address itself tells; names are looked at when they are resolved. */
export const addressFlaw = (address: string, open: BlockList): string | undefined => {
  if (!URL.canParse(address)) return '不是完整的网址'
  const url = new URL(address)
  const host = hostOf(url)
  if (url.username || url.password) return '网址里不能带用户名或密码'
  if (url.protocol === 'http:') {
    const isHere = isIP(host) > 0 && ownMachine.check(host, familyOf(host)) && isOpen(host, open)
    return isHere ? undefined : '必须使用 https'
  }
  if (url.protocol !== 'https:') return '必须使用 https'
  if (isIP(host) > 0 && !isOpen(host, open))
    return '不能指向本机或内部网络；确需使用的，在 WEBHOOK_NETWORKS 中列出'
  return undefined
}

export class ClosedAddress extends Error {}

/** A resolver that knows no closed address: checked at the very connection, so that no name can change in between. */
export const guardedLookup =
  (open: BlockList) =>
  (
    hostname: string,
    options: LookupOptions,
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      const closedOne = found.find(({ address }) => !isOpen(address, open))
      if (closedOne) return done(new ClosedAddress('域名解析到本机或内部网络'), [])
      const [first] = found
      return options.all ? done(null, found) : done(null, first?.address ?? '', first?.family)
    })

import { addressFlaw, guardedLookup, networksOf } from './allowed-address.js'

const nothing = networksOf(undefined)
const lookedUp = (host: string, open = nothing) =>
  new Promise<string>(resolve =>
    guardedLookup(open)(host, { all: false }, (error, address) =>
      resolve(error ? error.message : JSON.stringify(address)),
    ),
  )

test.each([
  'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
  'https://203.0.113.7/hook',
  'https://[2001:db8::1]/hook',
])('%s may be sent to', address => {
  expect(addressFlaw(address, nothing)).toBeUndefined()
})

test.each([
  ['http://qyapi.weixin.qq.com/', 'https'],
  ['http://127.0.0.1:8080/', 'https'],
  ['ftp://example.gov.cn/', 'https'],
  ['file:///etc/passwd', 'https'],
  ['https://127.0.0.1/', '本机'],
  ['https://10.1.2.3/', '本机'],
  ['https://169.254.169.254/latest/meta-data', '本机'],
  ['https://100.100.100.200/', '本机'],
  ['https://0.0.0.0/', '本机'],
  ['https://2130706433/', '本机'],
  ['https://0x7f.1/', '本机'],
  ['https://[::1]/', '本机'],
  ['https://[::]/', '本机'],
  ['https://[::ffff:169.254.169.254]/', '本机'],
  ['https://[fd00:ec2::254]/', '本机'],
  ['https://[fe80::1]/', '本机'],
  ['https://name:word@example.gov.cn/', '用户名'],
  ['example.gov.cn', '网址'],
])('%s may not: %s', (address, why) => {
  expect(addressFlaw(address, nothing)).toContain(why)
})

test('what is listed is open, and nothing beside it', () => {
  const open = networksOf('10.1.0.0/16, fd00:1::/32,127.0.0.1')
  for (const address of ['https://10.1.2.3/', 'https://[fd00:1::7]/', 'http://127.0.0.1:9/'])
    expect(addressFlaw(address, open)).toBeUndefined()
  for (const address of ['https://10.2.2.3/', 'http://10.1.2.3/', 'http://localhost/'])
    expect(addressFlaw(address, open)).toBeDefined()
})

test('a name that leads to this machine is found out when it is resolved', async () => {
  expect(await lookedUp('localhost')).toBe('域名解析到本机或内部网络')
  expect(await lookedUp('localhost', networksOf('127.0.0.0/8,::1'))).toMatch(/^"(127\.0\.0\.1|::1)"$/)
})

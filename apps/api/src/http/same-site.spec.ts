import { checkSameSite } from './same-site.js'

const behindProxy = { HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://dj.example.gov.cn' }
const get = (url: string, host: string) => ({ url, method: 'GET', headers: { host } })

test('a probe asks for health by any address, and for nothing else', () => {
  const ask = (url: string, host: string) => () => checkSameSite(behindProxy, get(url, host))
  expect(ask('/health/ready', '10.0.0.7:3000')).not.toThrow()
  expect(ask('/api/session', '10.0.0.7:3000')).toThrow()
  expect(ask('/api/session', 'dj.example.gov.cn')).not.toThrow()
})

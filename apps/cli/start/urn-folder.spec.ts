import { urnFolder } from './urn-folder.js'

const root = '/opt/dual-checkin'
const layout = { dataDir: '/data' }

test('keys of urns lie in the data folder, or where the environment says, as seen from the working copy', () => {
  expect(urnFolder({ root }, layout)).toBe('/data/urn')
  expect(urnFolder({ root, URN_KEY_DIR: '/safe/urn' }, layout)).toBe('/safe/urn')
  expect(urnFolder({ root, URN_KEY_DIR: 'urns' }, layout)).toBe('/opt/dual-checkin/urns')
})

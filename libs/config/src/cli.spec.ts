import { join } from 'node:path'
import { readCliConfig } from './cli.js'
import { repositoryRoot } from './repository.js'

describe("the commands' configuration", () => {
  it('needs nothing set, and puts the data folder into the working copy', () => {
    const config = readCliConfig({ HOME: '/home/someone' })
    expect(config.DATA_DIR).toBe(join(repositoryRoot(), '.data'))
    expect(config.PORT).toBeUndefined()
  })

  it('takes an empty variable as not set', () => {
    expect(readCliConfig({ PORT: '', DATABASE_URL: '' })).not.toHaveProperty('DEMO_MODE')
  })

  it('lists every wrong variable at once', () => {
    const read = () => readCliConfig({ PORT: '99999', TEMPORAL_ADDRESS: 'nowhere', DEMO_MODE: 'yes' })
    for (const name of ['PORT', 'TEMPORAL_ADDRESS', 'DEMO_MODE']) expect(read).toThrow(name)
  })
})

import { EmbeddedError } from '#embedded/embedded-error.js'
import type { ServiceAddresses } from '../operate/connections.js'
import { keyFiles } from '../start/key-files.js'
import type { Installation } from './installation.js'

/** Where a whole installation's services are. @throws EmbeddedError when nothing was ever started here */
export function addressesOf({
  config,
  layout,
  databaseUrl,
  temporalAddress,
}: Installation): ServiceAddresses {
  if (!databaseUrl || !temporalAddress)
    throw new EmbeddedError(
      `${layout.dataDir} 里还没有数据库`,
      '先执行 npm start，再执行一次；数据在别处的，先设置 DATA_DIR',
    )
  const namespace = config.TEMPORAL_NAMESPACE
  return { databaseUrl, temporalAddress, namespace, payloadKeyFile: keyFiles(config, layout).payload }
}

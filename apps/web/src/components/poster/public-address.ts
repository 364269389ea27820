import { useSession } from '../../api/session.js'

/** An address of the portal as it is printed: the one that the operator has set, else the one this page was opened at. */
export const usePublicOrigin = (): { origin: string; isSet: boolean } => {
  const { publicOrigin } = useSession()
  return { origin: publicOrigin ?? window.location.origin, isSet: publicOrigin !== undefined }
}

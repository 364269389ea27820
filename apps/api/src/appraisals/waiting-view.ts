import type { z } from 'zod'
import { serviceKindLabels, type waitingServices } from '#contracts/http/appraisals.js'
import type { AskedService } from '#persistence/appraisal/waiting-services.js'
import type { SignedIn } from '../access/me.js'
import { looksAfterActivity } from '../attendance/attendance-authority.js'

/** A service that waits to be appraised, as whoever asks sees it: whoever looks after it may do something about it. */
export const waitingView = (
  row: AskedService,
  me: SignedIn,
): z.input<typeof waitingServices>['items'][number] => ({
  ...{ id: row.id, kind: row.kind, kindLabel: serviceKindLabels[row.kind], title: row.title },
  community: { id: row.communityId, name: row.communityName },
  ...(row.servedBy !== '' && { servedBy: row.servedBy }),
  endedAt: row.at.toISOString(),
  lacks: [
    ...(row.lacksCommunity ? (['community'] as const) : []),
    ...(row.lacksResidents ? (['residents'] as const) : []),
  ],
  isFromResident: row.isFromResident,
  allowedActions: looksAfterActivity(me, { ...row, organiserId: '' }) ? ['appraise'] : [],
})

import type { PointMonth } from '../../api/points.js'
import type { StageTone } from '../../api/types.js'

export const monthTones: Record<PointMonth['state'], StageTone> = {
  open: 'active',
  objections: 'waiting',
  published: 'done',
}

/** A made-up activity: what the documentation and the tests look at. */
import { instantAt } from '#domain/calendar/local-date.js'
import type { ActivityFacts } from './activity.facts.js'

const startsAt = instantAt('2026-10-17', '09:00')

export const activitySpecimens: ActivityFacts[] = [
  {
    plan: {
      title: '示例活动',
      content: '清理楼道杂物',
      place: '社区活动室',
      startsAt,
      endsAt: instantAt('2026-10-17', '11:00'),
      signUpUntil: startsAt,
      cancelUntil: instantAt('2026-10-16', '09:00'),
      capacity: 20,
      audience: 'community',
      posts: [],
    },
    communityId: 'community',
    subdistrictId: 'subdistrict',
    districtId: 'district',
    organiserId: 'organiser',
    changedAt: instantAt('2026-09-28', '10:00'),
    lastOnesWait: false,
  },
]

/** Everything of the API that is about activities and signing up for them. */
import type { Area } from '../area.js'
import { ActivitiesController } from './activities.controller.js'
import { ActivitiesService } from './activities.service.js'
import { SignUpsService } from './sign-ups.service.js'
import { StartActivityService } from './start-activity.service.js'
import { Turns } from './turns.js'

export const activities: Area = {
  controllers: [ActivitiesController],
  services: [ActivitiesService, SignUpsService, StartActivityService, Turns],
}

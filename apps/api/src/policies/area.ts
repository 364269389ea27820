/** Everything of the API that is about policies and the plans that apply them. */
import type { Area } from '../area.js'
import { PoliciesController } from './policies.controller.js'
import { PoliciesService } from './policies.service.js'
import { PolicyChangesService } from './policy-changes.service.js'
import { PolicyReach } from './policy-reach.js'
import { ProcessRulesController } from './process-rules.controller.js'
import { ProcessRulesService } from './process-rules.service.js'
import { RulePlansController } from './rule-plans.controller.js'
import { RulePlansService } from './rule-plans.service.js'

export const policies: Area = {
  controllers: [PoliciesController, ProcessRulesController, RulePlansController],
  services: [PoliciesService, PolicyChangesService, PolicyReach, ProcessRulesService, RulePlansService],
}

/** What each seat of a claim may do, form by form. */
import { acceptance, appraisal, consent, plan, progress } from './claim.delivery.forms.js'
import type { ClaimForm } from './claim.form-types.js'
import { answer, draft, jointMeetingItem, verdict } from './claim.negotiation.forms.js'
import { withdrawalDecision, withdrawalRequest } from './claim.withdrawal.forms.js'

export const claimForms: Record<string, ClaimForm> = {
  draft,
  answer,
  verdict,
  jointMeetingItem,
  plan,
  progress,
  consent,
  acceptance,
  appraisal,
  withdrawalRequest,
  withdrawalDecision,
}

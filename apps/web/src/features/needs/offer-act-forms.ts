/** What each act of a publication and of a claim of a post asks for. */
import { postRefusalLabels, publicationRefusalLabels } from '#contracts/http/offers.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import type { ActForms, FieldSpec } from '../acts/act-form.js'
import { choice } from '../acts/controls/simple.js'
import { text } from '../acts/controls/text.js'
import { offerField } from './OfferFields.js'

const t = m.need.act
const reason = text('reason', t.reason, { most: 500 })
const note: FieldSpec[] = [text('note', t.note, { most: 300, optional: true, rows: 2 })]
const refusal: FieldSpec[] = [choice('reasonCode', t.ground, optionsOf(postRefusalLabels)), reason]
/** Members say why they cannot, nobody of oneself that one is choosy. */
const { cherryPicking: _ofOthers, ...ownGrounds } = postRefusalLabels
const ownRefusal: FieldSpec[] = [choice('reasonCode', t.ground, optionsOf(ownGrounds)), reason]

export const publicationForms: ActForms = {
  'offerWriting.saveOffer': { fields: offerField, wide: true },
  'offerWriting.submitOffer': { fields: offerField, wide: true },
  'offerWriting.dropOffer': { fields: [] },
  'offerReview.publish': {
    fields: [text('opinion', t.opinion, { most: 500, phrases: true })],
  },
  'offerReview.returnOffer': { fields: [reason] },
  'offerReview.refuseOffer': {
    fields: [choice('reasonCode', t.ground, optionsOf(publicationRefusalLabels)), reason],
  },
}

export const postClaimForms: ActForms = {
  'postAnswer.acceptPost': { fields: note },
  'postAnswer.refusePost': { fields: refusal },
  'postAnswer.declinePost': { fields: ownRefusal },
  'postApproval.approvePost': { fields: note },
  'postApproval.rejectPost': { fields: refusal },
  'postRetraction.retractPost': { fields: [] },
}

/** What each act of a publication and of a claim of a post asks for. */
import {
  postClaimActs,
  postRefusalLabels,
  publicationActs,
  publicationRefusalLabels,
} from '#contracts/http/offers.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import type { ActForm, FieldSpec } from '../acts/act-form.js'
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

const { offerWriting, offerReview } = publicationActs
const { postAnswer, postApproval, postRetraction } = postClaimActs

const publication: Record<string, ActForm> = {
  'offerWriting.saveOffer': { fields: offerField, schema: offerWriting.saveOffer, wide: true },
  'offerWriting.submitOffer': { fields: offerField, schema: offerWriting.submitOffer, wide: true },
  'offerWriting.dropOffer': { fields: [], schema: offerWriting.dropOffer },
  'offerReview.publish': {
    fields: [text('opinion', t.opinion, { most: 500, phrases: true })],
    schema: offerReview.publish,
  },
  'offerReview.returnOffer': { fields: [reason], schema: offerReview.returnOffer },
  'offerReview.refuseOffer': {
    fields: [choice('reasonCode', t.ground, optionsOf(publicationRefusalLabels)), reason],
    schema: offerReview.refuseOffer,
  },
}

const postClaim: Record<string, ActForm> = {
  'postAnswer.acceptPost': { fields: note, schema: postAnswer.acceptPost },
  'postAnswer.refusePost': { fields: refusal, schema: postAnswer.refusePost },
  'postAnswer.declinePost': { fields: ownRefusal, schema: postAnswer.declinePost },
  'postApproval.approvePost': { fields: note, schema: postApproval.approvePost },
  'postApproval.rejectPost': { fields: refusal, schema: postApproval.rejectPost },
  'postRetraction.retractPost': { fields: [], schema: postRetraction.retractPost },
}

export const publicationActForm = (name: string): ActForm | undefined => publication[name]
export const postClaimActForm = (name: string): ActForm | undefined => postClaim[name]

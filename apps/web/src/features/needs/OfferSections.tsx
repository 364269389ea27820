import type { PostClaimDetail, PublicationDetail } from '#contracts/http/offers.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'

const t = m.need.detail
const words = m.need.publish

const Pair = ({ label, value }: { label: string; value: string | undefined }) =>
  value ? (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  ) : null

/** A publication's own part of its page. */
export const PublicationSections = ({ publication }: { publication: PublicationDetail }) => {
  const { offer, check, wantedUnits, needs, returns, refusal } = publication
  return (
    <Panel title={`${t.title}：${publication.kindLabel}`}>
      <dl className="pairs">
        <Pair label={words.name} value={offer.title} />
        <Pair label={m.need.community} value={publication.community.name} />
        <Pair label={words.category} value={offer.categoryName} />
        <Pair label={words.places} value={publication.kind === 'post' ? String(offer.places) : undefined} />
        <Pair label={words.closesOn} value={offer.closesOn} />
        <Pair label={words.need} value={offer.need} />
        <Pair label={words.units} value={wantedUnits.map(({ name }) => name).join('、')} />
        {check.map(({ principle, label, yes, reason }) => (
          <Pair key={principle} label={label} value={`${yes ? words.yes : words.no}：${reason}`} />
        ))}
        <Pair label={t.needs} value={needs.map(({ text }) => text).join('；')} />
        <Pair label={t.returned} value={returns.at(-1)?.reason} />
        <Pair label={t.refusal} value={refusal && `${refusal.reasonLabel}：${refusal.reason}`} />
      </dl>
    </Panel>
  )
}

/** The part of the page of a claim of a post. */
export const PostClaimSections = ({ postClaim }: { postClaim: PostClaimDetail }) => (
  <Panel title={t.claimTitle}>
    <dl className="pairs">
      <Pair label={t.post} value={postClaim.post.title} />
      <Pair label={t.member} value={`${postClaim.personName}（${t.startedBy[postClaim.startedBy]}）`} />
      <Pair label={t.agency} value={postClaim.agency.name} />
      <Pair label={m.need.community} value={postClaim.community.name} />
      <Pair label={t.message} value={postClaim.message} />
      <Pair label={t.acceptedOn} value={postClaim.acceptedOn} />
      <Pair
        label={t.refused}
        value={postClaim.refusal && `${postClaim.refusal.reasonLabel}：${postClaim.refusal.reason}`}
      />
    </dl>
  </Panel>
)

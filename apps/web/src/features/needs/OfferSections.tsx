import type { PostClaimDetail, PublicationDetail } from '#contracts/http/offers.js'
import { Link } from 'react-router'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'

const t = m.need.detail
const words = m.need.publish

interface PublicationSectionsProps {
  publication: PublicationDetail
  /** Of the project or post that it has become. */
  publishedId: string | undefined
}

/** A publication's own part of its page. */
export const PublicationSections = ({ publication, publishedId }: PublicationSectionsProps) => {
  const { kind, offer, check, wantedUnits, needs, returns, refusal } = publication
  const onMenu = publishedId && (kind === 'project' ? `/projects/${publishedId}` : '/posts')
  return (
    <Panel title={`${t.title}：${publication.kindLabel}`}>
      <dl className="pairs">
        <Pair label={words.name} children={offer.title} />
        <Pair label={m.need.community} children={publication.community.name} />
        <Pair label={words.category} children={offer.categoryName} />
        <Pair label={words.places} children={String(offer.places)} />
        <Pair label={words.closesOn} children={offer.closesOn} />
        <Pair label={words.need} children={offer.need} />
        <Pair label={words.functions} children={offer.wantedFunctions} />
        <Pair label={words.units} children={wantedUnits.map(({ name }) => name).join('、')} />
        <Pair label={words.onlyWanted} children={offer.onlyWanted && words.yes} />
        <Pair label={m.project.sessions} children={offer.wantedSessions} />
        <Pair label={words.expectedFrom} children={offer.expectedFrom} />
        <Pair label={words.expectedTo} children={offer.expectedTo} />
        {check.map(({ principle, label, yes, reason }) => (
          <Pair key={principle} label={label} children={`${yes ? words.yes : words.no}：${reason}`} />
        ))}
        <Pair label={t.needs} children={needs.map(({ text }) => text).join('；')} />
        <Pair label={t.returned} children={returns.at(-1)?.reason} />
        <Pair label={t.menu} children={onMenu && <Link to={onMenu}>{t.onMenu[kind]}</Link>} />
        <Pair label={t.refusal} children={refusal && `${refusal.reasonLabel}：${refusal.reason}`} />
      </dl>
    </Panel>
  )
}

/** The part of the page of a claim of a post. */
export const PostClaimSections = ({ postClaim }: { postClaim: PostClaimDetail }) => (
  <Panel title={t.claimTitle}>
    <dl className="pairs">
      <Pair label={t.post} children={postClaim.post.title} />
      <Pair label={t.member} children={`${postClaim.personName}（${t.startedBy[postClaim.startedBy]}）`} />
      <Pair label={t.agency} children={postClaim.agency.name} />
      <Pair label={m.need.community} children={postClaim.community.name} />
      <Pair label={t.message} children={postClaim.message} />
      <Pair label={t.acceptedOn} children={postClaim.acceptedOn} />
      <Pair
        label={t.refused}
        children={postClaim.refusal && `${postClaim.refusal.reasonLabel}：${postClaim.refusal.reason}`}
      />
      <Pair
        label={t.lapsed}
        children={
          postClaim.lapse && [postClaim.lapse.causeLabel, postClaim.lapse.reason].filter(Boolean).join('：')
        }
      />
    </dl>
  </Panel>
)

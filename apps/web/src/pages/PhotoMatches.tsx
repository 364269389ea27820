import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { decidePhotoMatch, photoMatchesQuery, type PhotoMatch } from '../api/spot-checks.js'
import { FormProblem } from '../components/form/FormProblem.js'
import { Pager } from '../components/list/Pager.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { TextField } from '../components/form/TextField.js'
import { useToldCommand } from '../components/form/use-told-command.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { m } from '../messages/index.js'
import '../features/spot-checks/spot-checks.css'

const t = m.photoMatch

const Sides = ({ photos }: Pick<PhotoMatch, 'photos'>) => (
  <div className="photo-match-sides">
    {photos.map(({ name, title, communityName, address }, index) => (
      <figure key={address}>
        <a href={address} target="_blank" rel="noreferrer">
          <img src={address} alt={`${title} · ${communityName} · ${name}`} />
        </a>
        <figcaption className="cell-sub">
          {index === 0 ? t.later : t.earlier}：{title} · {communityName} · {name}
        </figcaption>
      </figure>
    ))}
  </div>
)

const Conclusion = ({ id }: Pick<PhotoMatch, 'id'>) => {
  const [note, setNote] = useState('')
  const command = useToldCommand(decidePhotoMatch, t.done)
  const decide = (isSame: boolean) => command.run({ id, isSame, note: note.trim() })
  const isWordless = note.trim() === ''
  return (
    <>
      <FormProblem problem={command.problem} />
      <TextField label={t.note} hint={t.noteHint} maxLength={300} value={note} onChange={setNote} />
      <div className="toolbar">
        <Button danger disabled={isWordless || command.isPending} onClick={() => decide(true)}>
          {t.isSame}
        </Button>
        <Button disabled={isWordless || command.isPending} onClick={() => decide(false)}>
          {t.isDifferent}
        </Button>
      </div>
    </>
  )
}

const Match = ({ match }: { match: PhotoMatch }) => {
  const { id, distance, photos, isSame, note, decidedByName } = match
  return (
    <li className="photo-match">
      <p className="cell-sub">{t.alike(distance)}</p>
      <Sides photos={photos} />
      {isSame === undefined ? (
        <Conclusion id={id} />
      ) : (
        <p>
          {t.decided(isSame ? t.isSame : t.isDifferent, decidedByName ?? '')}。{note}
        </p>
      )}
    </li>
  )
}

/** 照片核对: photos that look the same, side by side; a person says whether they are. */
export default function PhotoMatches() {
  const { activityId = '' } = useParams()
  const list = useListSearch()
  const found = useQuery(photoMatchesQuery(activityId, { offset: list.offset, limit: pageSize }))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { items, total } = found.data
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        <LinkButton to={`/activities/${activityId}`}>{t.back}</LinkButton>
      </PageTitle>
      <Panel title={t.title}>
        {items.length === 0 ? (
          <EmptyState title={t.empty[0]} hint={t.empty[1]} />
        ) : (
          <ul className="plain-list">
            {items.map(match => (
              <Match key={match.id} match={match} />
            ))}
          </ul>
        )}
        {(list.offset > 0 || total > pageSize) && <Pager total={total} list={list} />}
      </Panel>
    </>
  )
}

import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { text } from './columns.js'
import { Project } from './project.entity.js'

/** A claim that has, or had, one of the places of a project for several agencies. */
@Entity('project_place')
export class ProjectPlaceRow {
  @PrimaryColumn(text)
  projectId: string

  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn({ name: 'project_id' })
  project: Relation<Project>

  @PrimaryColumn({ type: 'uuid' })
  claimId: string
}

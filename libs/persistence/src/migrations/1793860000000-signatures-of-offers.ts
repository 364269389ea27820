import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A signature's answers lie with the offer that was signed, so that a return which lays it aside keeps them. */
export class SignaturesOfOffers1793860000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE process SET state = jsonb_set(state #- '{facts,signatureAnswers}', '{facts,rounds,-1,signatures}', jsonb_build_array(
        jsonb_build_object('at', state->'facts'->'signedAt', 'answers', state->'facts'->'signatureAnswers')))
      WHERE kind = 'claim' AND state->'facts' ?& '{signedAt,signatureAnswers}'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE process SET state = jsonb_set(state, '{facts,signatureAnswers}', state #> '{facts,rounds,-1,signatures,-1,answers}')
      WHERE kind = 'claim' AND state->'facts' ? 'signedAt' AND state #> '{facts,rounds,-1,signatures,-1,answers}' IS NOT NULL`)
  }
}

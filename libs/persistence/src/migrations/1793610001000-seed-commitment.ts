import type { MigrationInterface, QueryRunner } from 'typeorm'

/** For each slip that stands for a household the place on the list that the seed drew, as `drawnPlaces` does it. */
const placesDrawn = `
  UPDATE slip s SET place = d.place
  FROM (
    SELECT evaluation_id, community_id, place,
      row_number() OVER (PARTITION BY evaluation_id, community_id ORDER BY place) AS number
    FROM (
      SELECT c.evaluation_id, c.community_id, n.place, e.households,
        row_number() OVER (PARTITION BY c.evaluation_id, c.community_id
          ORDER BY sha256(convert_to(e.seed || ' ' || c.community_id || ' ' || n.place, 'UTF8'))) AS turn
      FROM evaluation_community c JOIN evaluation e ON e.id = c.evaluation_id, generate_series(1, c.listed) AS n (place)
    ) k WHERE k.turn <= k.households
  ) d
  WHERE s.evaluation_id = d.evaluation_id AND s.community_id = d.community_id AND s.number = d.number AND s.replaces IS NULL`

/** The seed is promised before anybody tells a list, and what it drew is put down when it is drawn. */
export class SeedCommitment1793610001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evaluation ADD seed_commitment text;
      UPDATE evaluation SET seed_commitment = encode(sha256(convert_to(seed, 'UTF8')), 'hex');
      ALTER TABLE evaluation ALTER seed_commitment SET NOT NULL;
      ALTER TABLE slip ADD place integer;
      ${placesDrawn}`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE evaluation DROP seed_commitment; ALTER TABLE slip DROP place')
  }
}

import pg from 'pg'

/** The version of a PostgreSQL, and whether it writes as one in earnest does. */
export async function describePostgres(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ version: string; fsync: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version, current_setting('fsync') as fsync`,
  )
  await client.end()
  const [{ version, fsync } = { version: '?', fsync: '?' }] = rows
  return `${version}, fsync ${fsync}`
}

import pg from 'pg'

/** The process that the database's connections are children of. */
export async function postmasterOf(databaseUrl: string, parentOf: (pid: number) => number | undefined) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const parent = parentOf(rows[0]!.pid)
  await client.end()
  return parent
}

import pg from 'pg'

/** A database of the test file's own, so that files can run at once. `url` names any database of the cluster. */
export async function ownDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `latchkey_${crypto.randomUUID().replaceAll('-', '')}`
  await ask(url, `create database ${name}`)
  const own = Object.assign(new URL(url), { pathname: `/${name}` })
  return { url: own.href, drop: () => ask(url, `drop database if exists ${name} with (force)`) }
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** What can go wrong, and what holds all the same. Tests name these numbers in their titles. */
export const rows: Record<number, { fault: string; invariant: string }> = {
  1: {
    fault: 'Many tabs renew at once',
    invariant: 'Tabs that share a lock ask once; without one nobody is signed out.',
  },
  2: {
    fault: 'Two refreshes in one tab',
    invariant: 'One request, one answer for both; an older answer never covers a newer one.',
  },
  3: {
    fault: 'Signing out during a refresh',
    invariant: 'Once it is done, nobody is signed in again without signing in, and nothing is kept.',
  },
  4: { fault: 'Another person signs in', invariant: 'Nothing of one person is ever shown as another’s.' },
  5: { fault: 'A stale person after an update', invariant: 'Whoever refreshed gets what is new; versions only grow.' },
  6: {
    fault: 'React mounts twice',
    invariant: 'One request, no subscription lost, no listener, timer or channel left.',
  },
  7: { fault: 'Hydration', invariant: 'What a server rendered is what the browser renders first, in every state.' },
  8: {
    fault: 'Back after signing out',
    invariant: 'A page from the back-forward cache hides the person, then asks; no unload listeners.',
  },
  9: {
    fault: 'Web Locks that are absent, throw, or never come',
    invariant: 'Every call settles within its deadline.',
  },
  10: { fault: 'The tab with the lock crashes or freezes', invariant: 'Whoever waits for it goes on.' },
  11: {
    fault: 'Storage that is full, denied, corrupt or of another version',
    invariant: 'It works from memory, and what cannot be read is ignored.',
  },
  12: {
    fault: 'The client’s clock is wrong or jumps',
    invariant: 'No storm of requests; no refused token is sent again.',
  },
  13: { fault: '429 and 503 with Retry-After', invariant: 'Waits as it was told to, within bounds, and then goes on.' },
  14: {
    fault: 'Networks',
    invariant: 'Whatever comes instead of an answer, the person stays signed in and the error is typed and retryable.',
  },
  15: { fault: 'Signing out in one tab', invariant: 'All tabs are signed out, sleeping ones as they wake.' },
  16: { fault: 'The person changes in mid-operation', invariant: 'What was begun as one never runs as another.' },
  17: { fault: 'A subscriber calls back', invariant: 'No deadlock, and nothing is lost.' },
  18: { fault: 'Render storms', invariant: 'What did not change keeps its reference and renders nothing.' },
  19: {
    fault: 'Unmounted during a request; two providers',
    invariant: 'Nothing is written after the end; two apps share nothing.',
  },
  20: {
    fault: 'A backend that throws, hangs, or lies',
    invariant: 'A typed error within the deadline; what was known stays.',
  },
  21: {
    fault: 'A token that picks its algorithm or brings its key',
    invariant: 'Only the configured algorithm; keys only from the configuration.',
  },
  22: { fault: 'Claims that are missing or another’s', invariant: 'Each is refused, each by itself.' },
  23: { fault: 'One kind of token as another', invariant: 'No kind passes for another kind.' },
  24: { fault: 'A hostile key id', invariant: 'It is looked up among known keys, and moves nothing else.' },
  25: {
    fault: 'Unknown key ids in floods; key sets that are late, slow or out of order',
    invariant: 'Key sets are fetched once per pause, and the last good one serves meanwhile.',
  },
  26: { fault: 'One key cache for several apps', invariant: 'A token of one app never holds for another.' },
  27: { fault: 'Spellings', invariant: 'A token has one spelling; any other is refused before it is read.' },
  28: { fault: 'Anything at all as a token', invariant: 'A typed refusal, never another error.' },
  29: { fault: 'Senseless tolerances and times', invariant: 'The configuration is refused; no time means for ever.' },
  30: { fault: 'Tokens that outgrow a cookie', invariant: 'They fit, or leave out what they say they leave out.' },
  31: {
    fault: 'Keys that change',
    invariant: 'Old tokens hold until they end; new keys are published before they sign.',
  },
  32: { fault: 'A restart after signing out', invariant: 'What had ended stays ended.' },
  33: {
    fault: 'A refresh token that is used again',
    invariant: 'The same successor for a lost answer; the end of the session for a stolen one.',
  },
  34: { fault: 'Acting on what was cached', invariant: 'What matters is read again from the store.' },
  35: { fault: 'One code or challenge, 64 times at once', invariant: 'It works exactly once.' },
  36: {
    fault: 'One idempotency key, 64 times at once',
    invariant: 'One effect, one answer; with another body a refusal.',
  },
  37: {
    fault: 'Imports that overlap',
    invariant: 'An account belongs to one person; the others are told its kind and no more; nobody is half there.',
  },
  38: {
    fault: 'Killed in the middle of imports',
    invariant: 'Whole or not at all; what was acknowledged is there, once.',
  },
  39: { fault: 'A batch with bad rows', invariant: 'An answer for each in order; the good ones are stored once.' },
  40: { fault: 'Revoking while signing', invariant: 'No signature is handed out once revoking was acknowledged.' },
  41: {
    fault: 'Revoking that breaks off',
    invariant: 'All or nothing; where it is not known, it says so, and asking again is safe.',
  },
  42: {
    fault: 'Granting, revoking, importing and deleting at once',
    invariant: 'Every history is one that a simple model could have had.',
  },
  43: {
    fault: 'Transactions in conflict',
    invariant: 'Whole transactions run again, a few times, with pauses; locks are taken in one order.',
  },
  44: {
    fault: 'The database ends a connection or restarts',
    invariant: 'The server lives; who asks again with a key gets the one answer.',
  },
  45: {
    fault: 'No connection is free; statements are slow',
    invariant: '503 and Retry-After in good time; alive meanwhile, and well again after.',
  },
  46: { fault: 'A full disk; a read-only database', invariant: 'Nothing is acknowledged that was not stored.' },
  47: {
    fault: 'One database folder opened twice',
    invariant: 'The second is refused and told by whom; a dead process holds nothing.',
  },
  48: {
    fault: 'A database killed, or cut short in its first start',
    invariant: 'It opens again with all that was acknowledged; what is half made is moved aside, not deleted.',
  },
  49: {
    fault: 'Migrations that break off, or run twice',
    invariant: 'Each is whole or absent, and made once; older servers run on.',
  },
  50: {
    fault: 'A sealed key in another’s row',
    invariant: 'It opens in its own place only; the attempt is recorded.',
  },
  51: {
    fault: 'A key rotation that breaks off; a wrong key',
    invariant: 'Every key opens before, meanwhile and after; a wrong one is found at the start.',
  },
  52: {
    fault: 'The server’s clock jumps',
    invariant: 'Nothing lives longer than it may by going back; nothing that ended begins again.',
  },
  53: {
    fault: 'A passkey’s answer from another page',
    invariant: 'Another origin, port, site, ceremony or frame is refused.',
  },
  54: { fault: 'A challenge for something else', invariant: 'It serves one person, one purpose, one request.' },
  55: { fault: 'A body that changes before it is signed', invariant: 'What was signed is what is done, to the byte.' },
  56: { fault: 'Counters', invariant: 'The highest is kept, also in races; one that goes back is told.' },
  57: { fault: 'Whose passkey it is', invariant: 'The credential decides; a handle that says otherwise is refused.' },
  58: { fault: 'Any bit of a passkey’s answer', invariant: 'No altered answer is taken.' },
  59: { fault: 'Prompts that are cancelled, late or doubled', invariant: 'A typed error; the earlier prompt ends.' },
  60: {
    fault: 'The last passkey; one removed during use',
    invariant: 'Nobody is locked out; no removed passkey works.',
  },
  61: { fault: 'JSON that breaks things', invariant: 'Refused with a 4xx that says where; no prototype is touched.' },
  62: { fault: 'Hostile addresses', invariant: 'Only https is kept, on the wire and on the page; nothing runs.' },
  63: {
    fault: 'Names that are long, turned around or invisible',
    invariant: 'They are clipped and kept apart, and move nothing beside them.',
  },
  64: { fault: 'Ten thousand accounts, megabytes of metadata', invariant: 'Refused at the limit, and read within it.' },
  65: {
    fault: 'Requests from other pages',
    invariant: 'Only a listed page changes or reads anything; a cookie opens nothing.',
  },
  66: {
    fault: 'Secrets and names by trial',
    invariant: 'The same answer for who is unknown; no time tells how much of a secret is right.',
  },
  67: {
    fault: 'Slow and greedy callers',
    invariant: 'They are cut off, and others are answered meanwhile.',
  },
  68: { fault: 'Secrets in what is written', invariant: 'None in logs, refusals, errors or pages.' },
}

/** What is taken out of a vault: one wallet's key, or the words behind every wallet of it that was not imported. */
export type ExportFormat = 'private-key' | 'recovery-phrase'

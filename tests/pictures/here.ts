const chromium = /Chrome\/(\d+)/.exec(navigator.userAgent)?.[1]
const platform = /Linux|Mac|Windows/.exec(navigator.userAgent)?.[0].toLowerCase()

/** Who draws: another version, or another system's letters, would differ by more than a change of ours. */
export const here = `chromium-${chromium}-${platform}`

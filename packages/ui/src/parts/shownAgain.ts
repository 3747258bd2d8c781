/** Waits until a page that was left is shown again, as by the back button; or for so long that it was never left. */
export const shownAgain = (timeout: number): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('pageshow', end)
      resolve()
    }
    const timer = setTimeout(end, timeout)
    window.addEventListener('pageshow', end)
  })

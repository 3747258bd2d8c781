/** In the tree at once, drawn a moment later: an answer that comes quickly shows no spinner. */
export const Spinner = () => (
  <svg data-part="spinner" viewBox="0 0 16 16" aria-hidden="true">
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      pathLength="4"
      strokeDasharray="3 1"
    />
  </svg>
)

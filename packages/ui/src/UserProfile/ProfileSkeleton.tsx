/** The head of a profile that is on its way, as tall as it will be. */
export const ProfileSkeleton = () => (
  <div data-part="profile-head" aria-hidden="true">
    <span data-part="skeleton" data-shape="tile" />
    <div data-part="about">
      <span data-part="skeleton" data-shape="person" />
      <span data-part="skeleton" />
    </div>
  </div>
)

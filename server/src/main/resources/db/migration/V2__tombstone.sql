-- The last version of a deleted organization: an organization that is created again continues above it.

CREATE TABLE organization_tombstone (
  org_id BIGINT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  deleted_at BIGINT NOT NULL
);

-- Times are milliseconds since 1970-01-01T00:00:00Z. E-mail addresses are in lower case and in byte order.

CREATE TABLE organization (
  org_id BIGINT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  mfa_view BOOLEAN NOT NULL,
  mfa_create BOOLEAN NOT NULL,
  mfa_update BOOLEAN NOT NULL,
  mfa_delete BOOLEAN NOT NULL,
  mfa_usersmgmt BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE organization_user (
  org_id BIGINT NOT NULL REFERENCES organization (org_id),
  email VARCHAR(254) ${bytewise} NOT NULL,
  role VARCHAR(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, email)
) ${clustered};

CREATE UNIQUE INDEX organization_owner ON organization_user (org_id) WHERE role = 'owner';

CREATE TABLE organization_user_history (
  org_id BIGINT NOT NULL REFERENCES organization (org_id),
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor VARCHAR(254) NOT NULL,
  operation VARCHAR(16) NOT NULL,
  email VARCHAR(254),
  old_role VARCHAR(16),
  old_state VARCHAR(16),
  new_role VARCHAR(16),
  new_state VARCHAR(16),
  mfa VARCHAR(64),
  reason VARCHAR(500),
  request_id VARCHAR(128),
  PRIMARY KEY (org_id, version)
) ${clustered};

CREATE TABLE idempotency_key (
  org_id BIGINT NOT NULL REFERENCES organization (org_id),
  caller VARCHAR(254) NOT NULL,
  key VARCHAR(64) NOT NULL,
  request_hash VARCHAR(64) NOT NULL,
  version BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, caller, key)
) ${clustered};

CREATE INDEX idempotency_key_expiry ON idempotency_key (org_id, expires_at);

package io.cloudplans.organizationusers.server.database;

/**
 * The isolation level of writes on PostgreSQL; the lock on the organization's row makes each safe.
 */
public enum Isolation {
  READ_COMMITTED,
  REPEATABLE_READ,
  SERIALIZABLE
}

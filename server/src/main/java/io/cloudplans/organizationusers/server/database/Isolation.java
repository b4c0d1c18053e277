package io.cloudplans.organizationusers.server.database;

/**
 * The isolation level of writes on PostgreSQL. The lock on the organization's row makes every level
 * safe.
 */
public enum Isolation {
  READ_COMMITTED,
  REPEATABLE_READ,
  SERIALIZABLE
}

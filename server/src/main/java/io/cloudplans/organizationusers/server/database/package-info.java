/** Transactions on SQLite and PostgreSQL, over plain JDBC. Knows no table. */
@NullMarked
package io.cloudplans.organizationusers.server.database;

import org.jspecify.annotations.NullMarked;

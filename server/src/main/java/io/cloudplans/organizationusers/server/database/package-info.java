/** Transactions on SQLite and PostgreSQL, over plain JDBC. Independent of the tables. */
@NullMarked
package io.cloudplans.organizationusers.server.database;

import org.jspecify.annotations.NullMarked;

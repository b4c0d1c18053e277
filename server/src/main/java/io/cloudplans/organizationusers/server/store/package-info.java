/** The rosters and the operator's commands in SQL tables, with the same SQL for every database. */
@NullMarked
package io.cloudplans.organizationusers.server.store;

import org.jspecify.annotations.NullMarked;

/**
 * Reads rosters as CSV, and reads and writes saved plans. Depends on the client and the CSV
 * library.
 */
@NullMarked
package io.cloudplans.organizationusers.cli.file;

import org.jspecify.annotations.NullMarked;

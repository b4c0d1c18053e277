/** Reads and writes files: rosters as CSV. Knows the client and the CSV library. */
@NullMarked
package io.cloudplans.organizationusers.cli.file;

import org.jspecify.annotations.NullMarked;

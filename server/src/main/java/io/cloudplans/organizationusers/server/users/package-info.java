/** The resource of the four operations, and what lists and writes need. */
@NullMarked
package io.cloudplans.organizationusers.server.users;

import org.jspecify.annotations.NullMarked;

/** The resource of the four operations, and its support for lists and writes. */
@NullMarked
package io.cloudplans.organizationusers.server.users;

import org.jspecify.annotations.NullMarked;

/** Tests of the four operations over HTTP. */
@NullMarked
package io.cloudplans.organizationusers.server.users;

import org.jspecify.annotations.NullMarked;

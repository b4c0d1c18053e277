/** Tests of token verification over HTTP. */
@NullMarked
package io.cloudplans.organizationusers.server.token;

import org.jspecify.annotations.NullMarked;

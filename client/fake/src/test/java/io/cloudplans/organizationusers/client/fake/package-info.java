/** Tests of the fake: over a socket of their own, and with the client. */
@NullMarked
package io.cloudplans.organizationusers.client.fake;

import org.jspecify.annotations.NullMarked;

/** Tests of the fake, over raw sockets and with the client. */
@NullMarked
package io.cloudplans.organizationusers.client.fake;

import org.jspecify.annotations.NullMarked;

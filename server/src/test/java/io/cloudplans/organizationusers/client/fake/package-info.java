/** What the server's tests need of the fake. */
@NullMarked
package io.cloudplans.organizationusers.client.fake;

import org.jspecify.annotations.NullMarked;

/** Access to the fake for the server's tests. */
@NullMarked
package io.cloudplans.organizationusers.client.fake;

import org.jspecify.annotations.NullMarked;

/** Support for tests of the client's use of Jackson. */
@NullMarked
package io.cloudplans.organizationusers.client.internal;

import org.jspecify.annotations.NullMarked;

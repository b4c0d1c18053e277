/** Tests of plans as values; the tests of the client apply them. */
@NullMarked
package io.cloudplans.organizationusers.client.plan;

import org.jspecify.annotations.NullMarked;

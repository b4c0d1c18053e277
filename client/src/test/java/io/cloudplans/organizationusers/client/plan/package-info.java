/** Tests of the plans as values; carrying them out is tested beside the client. */
@NullMarked
package io.cloudplans.organizationusers.client.plan;

import org.jspecify.annotations.NullMarked;

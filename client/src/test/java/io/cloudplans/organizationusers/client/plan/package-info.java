/** Tests of plans; {@code PlanRunTest} tests applying them. */
@NullMarked
package io.cloudplans.organizationusers.client.plan;

import org.jspecify.annotations.NullMarked;

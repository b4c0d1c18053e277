/** Tests of a case's actions. */
@NullMarked
package io.cloudplans.organizationusers.conformance.session;

import org.jspecify.annotations.NullMarked;

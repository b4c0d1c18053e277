/**
 * The actions of cases: send requests as a caller and check the responses. May depend on {@code
 * contract}, {@code http} and {@code setup}.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.session;

import org.jspecify.annotations.NullMarked;

/**
 * Cases about the syntax of requests: parameters, bodies, media types, paths, bytes. May depend on
 * {@code cases}, {@code session} and below.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.families.requests;

import org.jspecify.annotations.NullMarked;

/**
 * Cases about what a server has besides: compression, rate limit, documents. May depend on {@code
 * cases}, {@code session} and below.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.families.service;

import org.jspecify.annotations.NullMarked;

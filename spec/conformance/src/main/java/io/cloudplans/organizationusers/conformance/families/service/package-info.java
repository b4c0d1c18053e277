/**
 * Cases about further features of a server: compression, rate limit, documents. May depend on
 * {@code cases}, {@code session} and below.
 */
@NullMarked
package io.cloudplans.organizationusers.conformance.families.service;

import org.jspecify.annotations.NullMarked;

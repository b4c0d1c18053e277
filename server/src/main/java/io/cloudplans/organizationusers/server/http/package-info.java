/**
 * The operations over HTTP: filters in the contract's order of checks, the resource and the pages.
 */
@NullMarked
package io.cloudplans.organizationusers.server.http;

import org.jspecify.annotations.NullMarked;

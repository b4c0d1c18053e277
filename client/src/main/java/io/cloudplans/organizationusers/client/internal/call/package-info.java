/**
 * Makes a call: from the request of the generated API, with token, deadline and retries, to the
 * values of the response. Only {@code client} uses it.
 */
@NullMarked
package io.cloudplans.organizationusers.client.internal.call;

import org.jspecify.annotations.NullMarked;

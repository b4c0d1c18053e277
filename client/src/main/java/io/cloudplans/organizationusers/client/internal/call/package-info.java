/**
 * Executes calls: sends requests of the generated API with token, deadline and retries, and
 * converts the responses to values. Only {@code client} uses it.
 */
@NullMarked
package io.cloudplans.organizationusers.client.internal.call;

import org.jspecify.annotations.NullMarked;

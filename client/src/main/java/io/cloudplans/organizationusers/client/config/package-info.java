/**
 * The configuration of a client: options, token sources and the step-up. Separate from the client
 * so that the transport can use it; depends on {@code model} and {@code error} alone.
 */
@NullMarked
package io.cloudplans.organizationusers.client.config;

import org.jspecify.annotations.NullMarked;

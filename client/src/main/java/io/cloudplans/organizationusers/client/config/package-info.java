/**
 * What a client is configured with: options, token sources and the step-up. Apart from the client
 * so that the transport can use it; depends on {@code model} and {@code error} alone.
 */
@NullMarked
package io.cloudplans.organizationusers.client.config;

import org.jspecify.annotations.NullMarked;

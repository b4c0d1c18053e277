/** Tests of token sources. */
@NullMarked
package io.cloudplans.organizationusers.client.config;

import org.jspecify.annotations.NullMarked;

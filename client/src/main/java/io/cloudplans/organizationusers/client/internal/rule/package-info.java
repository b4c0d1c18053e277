/**
 * The checks before a request is sent. Depends on the public values and exceptions; {@code plan}
 * uses it too.
 */
@NullMarked
package io.cloudplans.organizationusers.client.internal.rule;

import org.jspecify.annotations.NullMarked;

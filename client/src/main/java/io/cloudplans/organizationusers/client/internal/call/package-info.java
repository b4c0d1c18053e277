/**
 * How a call goes: from the request that the generated API makes, over tokens, deadline and
 * retries, to the answer's values. The face alone uses it; consumers cannot.
 */
@NullMarked
package io.cloudplans.organizationusers.client.internal.call;

import org.jspecify.annotations.NullMarked;

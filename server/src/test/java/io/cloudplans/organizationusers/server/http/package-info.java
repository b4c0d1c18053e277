/** Tests of what cannot be seen over HTTP. */
@NullMarked
package io.cloudplans.organizationusers.server.http;

import org.jspecify.annotations.NullMarked;

/** Tests of response bodies over HTTP. */
@NullMarked
package io.cloudplans.organizationusers.server.body;

import org.jspecify.annotations.NullMarked;

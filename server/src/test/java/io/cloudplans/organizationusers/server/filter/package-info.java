/** Tests of the checks before the resource, over HTTP. */
@NullMarked
package io.cloudplans.organizationusers.server.filter;

import org.jspecify.annotations.NullMarked;

/** Tests of the whole server over HTTP, and of its distribution. */
@NullMarked
package io.cloudplans.organizationusers.server;

import org.jspecify.annotations.NullMarked;

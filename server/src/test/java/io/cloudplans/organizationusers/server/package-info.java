/** Tests of the whole server over HTTP, and of everything that crosses modules. */
@NullMarked
package io.cloudplans.organizationusers.server;

import org.jspecify.annotations.NullMarked;

/** The documentation pages and the health checks. */
@NullMarked
package io.cloudplans.organizationusers.server.pages;

import org.jspecify.annotations.NullMarked;

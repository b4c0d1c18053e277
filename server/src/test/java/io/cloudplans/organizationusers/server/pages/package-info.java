/** Tests of the pages. */
@NullMarked
package io.cloudplans.organizationusers.server.pages;

import org.jspecify.annotations.NullMarked;

/** Tests of token sources. */
@NullMarked
package io.cloudplans.organizationusers.cli.token;

import org.jspecify.annotations.NullMarked;

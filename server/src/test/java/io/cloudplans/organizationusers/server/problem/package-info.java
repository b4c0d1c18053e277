/** Tests of the problem documents. */
@NullMarked
package io.cloudplans.organizationusers.server.problem;

import org.jspecify.annotations.NullMarked;

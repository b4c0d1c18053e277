/** General values, independent of rosters. Depends on the JDK alone. */
@NullMarked
package io.cloudplans.organizationusers.rules.value;

import org.jspecify.annotations.NullMarked;

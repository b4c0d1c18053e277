/**
 * The domain: roles, states, the roster of an organization, and the rules for adding, updating and
 * removing its users. Depends on {@code value} and the JDK alone.
 */
@NullMarked
package io.cloudplans.organizationusers.rules.roster;

import org.jspecify.annotations.NullMarked;

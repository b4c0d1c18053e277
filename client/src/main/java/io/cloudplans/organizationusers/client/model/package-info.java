/**
 * The values that go into calls and come out of them: requests, rosters, users, roles, states and
 * versions. They are records, know no other package, and are apart from the client so that the
 * transport can use them without knowing the client.
 */
@NullMarked
package io.cloudplans.organizationusers.client.model;

import org.jspecify.annotations.NullMarked;

/**
 * The arguments and results of calls: requests, rosters, users, roles, states and versions. They
 * are records and depend on no other package; they are separate from the client so that the
 * transport can use them.
 */
@NullMarked
package io.cloudplans.organizationusers.client.model;

import org.jspecify.annotations.NullMarked;

package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.rules.roster.RosterStore;

/** What the tests send their requests to: the server on a database, or the client's fake. */
interface Target extends AutoCloseable {

  /** Without a slash at its end. */
  String address();

  /** A token that the target takes, if the caller's address is one. */
  String token(String email, boolean secondFactor);

  RosterStore store();

  OrganizationRegistry registry();

  Kept kept();

  /** Forgets all organizations. */
  void clear();

  @Override
  void close();
}

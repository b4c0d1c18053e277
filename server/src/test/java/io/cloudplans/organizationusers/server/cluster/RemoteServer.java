package io.cloudplans.organizationusers.server.cluster;

import io.cloudplans.organizationusers.server.fixture.TestedServer;

/** A server in another process, with a token of the owner. */
public final class RemoteServer extends TestedServer {
  private final String address;
  private final String token;

  public RemoteServer(String address, String token) {
    this.address = address;
    this.token = token;
  }

  @Override
  public String address() {
    return address;
  }

  /** Returns the owner's token for any user. */
  @Override
  public String token(String email, boolean secondFactor) {
    return token;
  }
}

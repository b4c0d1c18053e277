package io.cloudplans.organizationusers.client.internal;

/** Refuses the default that the generated API has a constructor for: a client is always built. */
public final class Configuration {
  private Configuration() {}

  // The name and the type are the generated API's.
  @SuppressWarnings("DoNotCallSuggester")
  public static ApiClient getDefaultApiClient() {
    throw new UnsupportedOperationException("build an OrganizationUsersClient");
  }
}

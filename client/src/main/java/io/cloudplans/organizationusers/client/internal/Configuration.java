package io.cloudplans.organizationusers.client.internal;

/** Rejects the default constructor of the generated API: a client is always built. */
public final class Configuration {
  private Configuration() {}

  // The name and the type are the generated API's.
  @SuppressWarnings("DoNotCallSuggester")
  public static ApiClient getDefaultApiClient() {
    throw new UnsupportedOperationException("build an OrganizationUsersClient");
  }
}

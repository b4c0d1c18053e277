package io.cloudplans.organizationusers.client.internal;

/** Disables the default constructor of the generated API, which would bypass the builder. */
public final class Configuration {
  private Configuration() {}

  // The generated API requires this name and type.
  @SuppressWarnings("DoNotCallSuggester")
  public static ApiClient getDefaultApiClient() {
    throw new UnsupportedOperationException("build an OrganizationUsersClient");
  }
}

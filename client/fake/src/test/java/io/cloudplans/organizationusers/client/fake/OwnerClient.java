package io.cloudplans.organizationusers.client.fake;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.OrganizationUsersClientBuilder;

/** Builds clients of an owner. Depends on no test library, so that an application can use it. */
final class OwnerClient {
  static final String OWNER = "owner@example.com";

  private OwnerClient() {}

  static OrganizationUsersClientBuilder builder(FakeOrganizationUsers fake) {
    return OrganizationUsersClient.builder().baseUrl(fake.baseUrl()).token(() -> fake.token(OWNER));
  }
}

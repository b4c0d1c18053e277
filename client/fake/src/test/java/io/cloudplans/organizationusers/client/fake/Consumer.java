package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.OrganizationUsersClientBuilder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A fake with organization 42 for each test, its client and a plain HTTP client. */
final class Consumer implements AutoCloseable {
  static final String OWNER = "owner@example.com";
  static final String NEWCOMER =
      """
      {"org_id":"42","user_id":"new@example.com","role":"viewer"}""";

  final FakeOrganizationUsers fake = FakeOrganizationUsers.start().organization(42, OWNER);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  OrganizationUsersClientBuilder builder() {
    return OrganizationUsersClient.builder()
        .baseUrl(fake.baseUrl())
        .token(() -> fake.token(OWNER))
        // A retry would hide the fault.
        .options(options -> options.withMaxRetries(0));
  }

  OrganizationUsersClient client() {
    return builder().build();
  }

  HttpResponse<String> list() throws IOException {
    return send(request("list?org_id=42"));
  }

  HttpResponse<String> add() throws IOException {
    return send(
        request("add")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(NEWCOMER)));
  }

  HttpRequest.Builder request(String rest) {
    return HttpRequest.newBuilder(fake.baseUrl().resolve("/v1/organizations/users/" + rest))
        .header("Authorization", "Bearer " + fake.token(OWNER));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), BodyHandlers.ofString(UTF_8));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    fake.close();
  }
}

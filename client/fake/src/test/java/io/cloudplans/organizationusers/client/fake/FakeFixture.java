package io.cloudplans.organizationusers.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.OrganizationUsersClientBuilder;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.spec.fixture.ContractCheck;
import io.cloudplans.organizationusers.spec.fixture.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A fake with organization 42 for each test, its client and a plain HTTP client. */
final class FakeFixture implements AutoCloseable {
  static final String OWNER = OwnerClient.OWNER;
  static final String NEWCOMER =
      """
      {"org_id":"42","user_id":"new@example.com","role":"viewer"}""";

  private static final ContractCheck CONTRACT = new ContractCheck(Contract.builtIn().document());

  final FakeOrganizationUsers fake = FakeOrganizationUsers.start().organization(42, OWNER);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  OrganizationUsersClientBuilder builder() {
    return OwnerClient.builder(fake)
        // A retry would hide the fault.
        .options(options -> options.withMaxRetries(0));
  }

  OrganizationUsersClient client() {
    return builder().build();
  }

  /** Sends an add; throws {@link AssertionError} unless the response violates the contract. */
  HttpResponse<String> addViolating() throws IOException {
    return sendViolating(newcomer("add"));
  }

  /** Sends a write for which the contract declares a problem. */
  HttpResponse<String> write(String slug) throws IOException {
    String path = CONTRACT.pathOfWrite(slug);
    return send(newcomer(path.substring(path.lastIndexOf('/') + 1)));
  }

  HttpResponse<String> list() throws IOException {
    return send(request("list?org_id=42"));
  }

  HttpResponse<String> add() throws IOException {
    return send(newcomer("add"));
  }

  private HttpRequest.Builder newcomer(String operation) {
    return request(operation)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(NEWCOMER));
  }

  HttpRequest.Builder request(String rest) {
    return HttpRequest.newBuilder(fake.baseUrl().resolve("/v1/organizations/users/" + rest))
        .header("Authorization", "Bearer " + fake.token(OWNER));
  }

  /** Sends a request; throws {@link AssertionError} if the response violates the contract. */
  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> response = sendUnchecked(request);
    verify(response);
    return response;
  }

  /** Sends a request; throws {@link AssertionError} unless the response violates the contract. */
  HttpResponse<String> sendViolating(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> response = sendUnchecked(request);
    assertThatThrownBy(() -> verify(response)).isInstanceOf(AssertionError.class);
    return response;
  }

  private static void verify(HttpResponse<String> response) {
    CONTRACT.verify(
        response.request().method(),
        response.request().uri().getRawPath(),
        Response.of(
            response.statusCode(), response.headers().map(), response.body().getBytes(UTF_8)));
  }

  private HttpResponse<String> sendUnchecked(HttpRequest.Builder request) throws IOException {
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

package io.cloudplans.organizationusers.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.OrganizationRegistry;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.server.http.Endpoint;
import io.cloudplans.organizationusers.server.http.Limits;
import io.cloudplans.organizationusers.server.store.Database;
import io.cloudplans.organizationusers.server.token.TokenRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The server on a database in a temporary folder, or the client's fake, with the sample
 * organization 42.
 */
final class TestServer implements AutoCloseable {
  static final String USERS = "/v1/organizations/users/";
  static final String LIST = USERS + "list?org_id=42";

  static final Limits LIMITS =
      new Limits(
          null,
          64,
          256,
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Limits.STANDARD.deadline(),
          Limits.STANDARD.connections());

  final HttpClient http = HttpClient.newHttpClient();
  final Clock clock;
  final RosterStore store;
  final OrganizationRegistry registry;
  final Kept kept;
  private final Target target;

  /**
   * Starts a server.
   *
   * @param store wraps the store that the server is given
   */
  TestServer(Path folder, Contract contract, UnaryOperator<RosterStore> store, Clock clock) {
    this(folder, contract, store, clock, UnaryOperator.identity());
  }

  /** Starts a server that takes other tokens than the demo's. */
  TestServer(
      Path folder,
      Contract contract,
      UnaryOperator<RosterStore> store,
      Clock clock,
      UnaryOperator<TokenRules> tokens) {
    this(folder, contract, store, clock, tokens, new Endpoint("127.0.0.1", 0, null, LIMITS));
  }

  /** Starts a server that listens otherwise. */
  TestServer(Path folder, Endpoint endpoint) {
    this(
        folder,
        Contract.builtIn(),
        UnaryOperator.identity(),
        Clock.systemUTC(),
        UnaryOperator.identity(),
        endpoint);
  }

  TestServer(
      Path folder,
      Contract contract,
      UnaryOperator<RosterStore> store,
      Clock clock,
      UnaryOperator<TokenRules> tokens,
      Endpoint endpoint) {
    target =
        "fake".equals(System.getProperty("test.database"))
            ? FakeTarget.start(contract, clock)
            : new ServerTarget(folder, contract, store, clock, tokens, endpoint);
    this.clock = clock;
    this.store = target.store();
    registry = target.registry();
    kept = target.kept();
  }

  TestServer(Path folder) {
    this(folder, Contract.builtIn(), UnaryOperator.identity(), Clock.systemUTC());
  }

  /** Leaves the sample organization as it was at first, and no other. */
  void reset() {
    target.clear();
    SampleOrganization.createIn(registry, store);
  }

  /** The database, past the server. */
  RosterFile file() {
    return (RosterFile) kept;
  }

  Database database() {
    return ((ServerTarget) target).database;
  }

  URI uri(String pathAndQuery) {
    return URI.create(target.address() + pathAndQuery);
  }

  String token(String email, boolean secondFactor) {
    return target.token(email, secondFactor);
  }

  /** A request with a token of {@code owner@example.com}, as GET until a body is given. */
  HttpRequest.Builder request(String pathAndQuery) {
    return request(pathAndQuery, token("owner@example.com", false));
  }

  HttpRequest.Builder request(String pathAndQuery, String token) {
    return HttpRequest.newBuilder(uri(pathAndQuery)).header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer answer(HttpRequest.Builder request) {
    return Answer.of(send(request));
  }

  HttpResponse<String> get(String pathAndQuery) {
    return send(request(pathAndQuery));
  }

  /** Posts a JSON body to {@code add}, {@code update} or {@code remove} as the owner. */
  HttpResponse<String> post(String operation, String body) {
    return post(operation, body, Map.of());
  }

  HttpResponse<String> post(String operation, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(USERS + operation)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  /** Opens the server's port for bytes that no HTTP client sends. */
  RawConnection raw() {
    return new RawConnection(target.address());
  }

  /** What comes back for bytes that no HTTP client sends; they must end the connection. */
  Answer exchange(String bytes) {
    try (RawConnection connection = raw()) {
      return Answer.of(connection.send(bytes).readAll());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    target.close();
  }
}

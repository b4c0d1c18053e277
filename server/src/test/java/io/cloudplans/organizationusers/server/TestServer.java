package io.cloudplans.organizationusers.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.server.http.Endpoint;
import io.cloudplans.organizationusers.server.http.Limits;
import io.cloudplans.organizationusers.server.store.Database;
import io.cloudplans.organizationusers.server.store.SqlOrganizationRegistry;
import io.cloudplans.organizationusers.server.store.SqlRosterStore;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import io.cloudplans.organizationusers.server.token.TokenRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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

/** A server on a database in a temporary folder, with the sample organization 42. */
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
  final Database database;
  final SqlOrganizationRegistry registry;

  /** The database, past the server. */
  final RosterFile file;

  private final DemoIssuer issuer;
  private final Server server;

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
    this.clock = clock;
    try {
      issuer = DemoIssuer.in(folder);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    String url = TestDatabase.in(folder);
    file = RosterFile.in(folder);
    database = Databases.open(url);
    SampleOrganization.createIn(database, clock);
    registry = new SqlOrganizationRegistry(database, clock);
    TokenRules rules = tokens.apply(issuer.rules());
    ServerConfig config = new ServerConfig(endpoint, url, rules);
    server = started(config, contract, store);
  }

  private Server started(ServerConfig config, Contract contract, UnaryOperator<RosterStore> store) {
    try {
      return new Server(
          config,
          contract,
          store.apply(new SqlRosterStore(database, clock)),
          new SimpleMeterRegistry(),
          clock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  TestServer(Path folder) {
    this(folder, Contract.builtIn(), UnaryOperator.identity(), Clock.systemUTC());
  }

  /** Leaves the sample organization as it was at first, and no other. */
  void reset() {
    file.clear();
    SampleOrganization.createIn(database, clock);
  }

  URI uri(String pathAndQuery) {
    return URI.create(server.address() + pathAndQuery);
  }

  String token(String email, boolean secondFactor) {
    try {
      return issuer.token(email, secondFactor, TokenRules.LIFETIME, clock.instant());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
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
    return new RawConnection(server.address());
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
    server.close();
    database.close();
  }
}

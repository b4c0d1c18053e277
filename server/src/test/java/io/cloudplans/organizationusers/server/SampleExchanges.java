package io.cloudplans.organizationusers.server;

import static io.cloudplans.organizationusers.server.fixture.ForwardingStore.BROKEN;
import static io.cloudplans.organizationusers.server.fixture.ForwardingStore.UNAVAILABLE;
import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.Exchange;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends requests that cause every response of every operation and reach every bound. */
final class SampleExchanges {
  private static final String ADMIN = "admin@example.com";
  private static final String LONG = "x".repeat(16_384);

  private final RunningServer server;
  private final List<Exchange> exchanges = new ArrayList<>();

  private SampleExchanges(RunningServer server) {
    this.server = server;
  }

  static List<Exchange> of(RunningServer server) {
    SampleExchanges sample = new SampleExchanges(server);
    server.registry().create(43, OWNER);
    server
        .registry()
        .changeMfa(43, none -> new MfaPolicy(Set.of(MfaClass.VIEW, MfaClass.USERSMGMT)));
    sample.lists();
    sample.writes();
    sample.rejections();
    return sample.exchanges;
  }

  private void send(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    exchanges.add(
        new Exchange(built.method(), built.uri().getRawPath(), server.sendUnchecked(request)));
  }

  private void list(String query, String... headers) {
    send(server.request(USERS + "list?" + query, headers));
  }

  private void post(String operation, String body, String... headers) {
    send(server.postWith(server.token(OWNER, false), operation, body, headers));
  }

  private void lists() {
    list("org_id=42");
    list("org_id=42&action=users&limit=2");
    list("org_id=42&limit=1000");
    list("org_id=42&limit=1001");
    list("org_id=42&limit=0");
    list("org_id=42&state=inactive&role=viewer&user_id=inactive@example.com");
    list("org_id=999999999999999999");
    list("org_id=042&cursor=A&action=x&state=x&role=x&user_id=x");
    list("org_id=42&limit=2&cursor=" + "a".repeat(9));
    list("org_id=42&user_id=" + address(254));
    list("org_id=42&user_id=" + address(255));
    list("org_id=42", "If-None-Match", "*");
    list("org_id=42", "If-None-Match", "x");
    list("org_id=42", "X-Request-Id", "x".repeat(129));
    list("org_id=43");
    list("action=users");
    send(server.request(LIST).method("HEAD", BodyPublishers.noBody()));
    send(server.request("/v1/x"));
  }

  private void writes() {
    String newcomer = body("new@example.com", "role", "planner");
    post("add", newcomer, "Idempotency-Key", "k");
    list("org_id=42&user_id=new@example.com");
    post("add", newcomer.replace("new", "other"), "Idempotency-Key", "k");
    post("add", newcomer);
    post("add", body(address(254), "role", "viewer"));
    list("org_id=42&limit=1");
    post("add", body("owner", "role", "owner", "state", "x"), "Idempotency-Key", "a b");
    post("add", body("a@b.c", "state", "active"));
    post("add", "{\"role\":\"viewer\"}");
    post("add", many());
    post("update", body("new@example.com", "role", "viewer", "state", "active"));
    post("update", body("new@example.com"));
    post("update", body("new@example.com").replace("}", ",\"state\":null}"));
    post("update", newcomer, "Idempotency-Key", "a b");
    send(server.postWith(server.token(ADMIN, false), "update", newcomer));
    post("add?action=create_user", newcomer);
    post("add", "");
    post("update", body("nobody@example.com", "role", "viewer"));
    post("update", body(OWNER, "role", "viewer"));
    post("update", newcomer, "If-Match", "\"42-1\"");
    post("update", newcomer, "If-Match", "x");
    post("remove", body("new@example.com", "reason", "Left"));
    post("remove", body("new@example.com", "reason", "x".repeat(501)));
    post("remove", body("nobody@example.com", "reason", "x"));
    post("remove", body("nobody@example.com", "force", "x"));
    post("remove", body("nobody@example.com").replace("}", ",\"reason\":null}"));
    post("remove", "{\"org_id\":\"42\"}");
    post("remove", body(OWNER));
    post("remove", body("viewer@example.com"), "If-Match", "\"42-1\"");
  }

  /** Returns an address with a number of characters. */
  private static String address(int length) {
    return "a".repeat(length - 12) + "@example.com";
  }

  /** Returns a body with more unknown members than a response names. */
  private static String many() {
    return IntStream.range(10, 40)
        .mapToObj(i -> "\"m%d\":1".formatted(i))
        .collect(Collectors.joining(",", "{\"org_id\":\"42\",\"user_id\":\"a@b.c\",", "}"));
  }

  /** Sends requests for the rejections of every operation. */
  private void rejections() {
    for (String operation : List.of("list", "add", "update", "remove")) {
      boolean read = operation.equals("list");
      String[] more = operation.equals("remove") ? new String[0] : new String[] {"role", "viewer"};
      for (long orgId : new long[] {43, 44, BROKEN, UNAVAILABLE}) {
        send(request(operation, orgId, server.token(OWNER, false), more));
      }
      send(request(operation, 42, server.token("inactive@example.com", false), more));
      if (!read) {
        send(request(operation, 42, server.token("viewer@example.com", false), more));
        send(server.request(USERS + operation).POST(BodyPublishers.ofString("{}")));
        post(operation, " ".repeat(65_537));
        post(operation, body("viewer@example.com", more), "Idempotency-Key", "k");
        send(
            request(operation, 42, server.token(OWNER, false), more)
                .header("If-Match", "\"42-1\""));
      }
      send(request(operation, 42, "x", more));
      send(server.request(USERS + operation + "?x=" + LONG));
      send(server.request(USERS + operation, "X-Long", LONG));
      send(HttpRequest.newBuilder(server.uri(USERS + operation)));
      send(server.request(USERS + operation).method("PUT", BodyPublishers.noBody()));
      send(
          request(operation, 42, server.token(OWNER, false), more)
              .setHeader("Accept", "text/html"));
    }
  }

  private HttpRequest.Builder request(
      String operation, long orgId, String token, String... members) {
    return operation.equals("list")
        ? server.requestWith(token, USERS + "list?org_id=" + orgId)
        : server.postWith(token, operation, body(orgId, "nobody@example.com", members));
  }
}

package io.cloudplans.organizationusers.conformance.faults;

import static io.cloudplans.organizationusers.conformance.faults.Fault.both;
import static io.cloudplans.organizationusers.conformance.faults.Fault.request;
import static io.cloudplans.organizationusers.conformance.faults.Fault.response;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.conformance.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of responses that succeed: bodies, lists, pages, entity tags. */
final class SuccessFaults {
  private static final BiPredicate<Request, Received> LIST =
      (request, received) -> Received.operation(request).equals("list") && received.status() == 200;

  @SuppressWarnings("UnnecessaryLambda") // Combined with others.
  private static final BiPredicate<Request, Received> WRITE =
      (request, received) ->
          request.method().equals("POST")
              && !Received.operation(request).isEmpty()
              && received.status() == 200;

  private static final BiPredicate<Request, Received> PAGE =
      LIST.and((request, received) -> request.target().contains("limit="));

  private SuccessFaults() {}

  static List<Fault> all() {
    List<Fault> all = new ArrayList<>(bodies());
    all.addAll(lists());
    all.addAll(pages());
    all.addAll(tags());
    return all;
  }

  private static Fault list(String name, String caughtBy, Consumer<ObjectNode> change) {
    return response(name, caughtBy, LIST, received -> received.object(change));
  }

  private static List<Fault> bodies() {
    return List.of(
        list("the list has a further member", "reference.list", o -> o.put("total", 6)),
        list("mfa comes before users", "reference.list", o -> o.set("users", o.remove("users"))),
        list(
            "role comes before email",
            "reference.list",
            o ->
                users(o)
                    .forEach(u -> ((ObjectNode) u).set("email", ((ObjectNode) u).remove("email")))),
        list("status is a text", "reference.list", o -> o.put("status", "200")),
        list(
            "a user has an id",
            "reference.list",
            o -> users(o).forEach(u -> ((ObjectNode) u).put("id", 1))),
        list(
            "mfa lacks delete",
            "reference.list",
            o -> ((ObjectNode) o.get("mfa")).remove("delete")),
        list("mfa is an array", "reference.list", o -> o.putArray("mfa")),
        list(
            "mfa is always false",
            "reference.mfa-view",
            o -> ((ObjectNode) o.get("mfa")).put("view", false)),
        list(
            "mfa names usersmgmt for view",
            "reference.mfa-usersmgmt",
            o -> {
              ObjectNode mfa = (ObjectNode) o.get("mfa");
              JsonNode view = mfa.get("view");
              mfa.set("view", mfa.get("usersmgmt"));
              mfa.set("usersmgmt", view);
            }),
        response(
            "status is 200.0",
            "reference.list",
            LIST,
            r -> r.text(b -> b.replace("200,", "200.0,"))),
        response("a write has status 201", "reference.add", WRITE, r -> r.status(201)),
        response(
            "a write returns the user",
            "reference.add",
            WRITE,
            r -> r.body("{\"status\":200,\"user\":{}}")),
        response("a write returns nothing", "reference.add", WRITE, r -> r.body("")),
        response(
            "a write returns ok", "reference.update", WRITE, r -> r.body("{\"status\":\"ok\"}")),
        response(
            "a list is text/plain",
            "reference.list",
            LIST,
            r -> r.header("Content-Type", type -> "text/plain")),
        response(
            "a list is stored by caches",
            "reference.list",
            LIST,
            r -> r.header("Cache-Control", value -> "public, max-age=60")),
        response(
            "a list lacks Cache-Control", "reference.list", LIST, r -> r.without("Cache-Control")),
        response("a list lacks Vary", "reference.list", LIST, r -> r.without("Vary")),
        response(
            "a write lacks X-Request-Id", "reference.add", WRITE, r -> r.without("X-Request-Id")),
        response(
            "a list begins with a byte-order mark",
            "reference.list",
            LIST,
            r -> r.text(body -> "\ufeff" + body)),
        request(
            "a user is added as active",
            "reference.add-without-state",
            members("add", o -> putMissing(o, "state", "active"))),
        request(
            "an update of the role deactivates",
            "reference.update-role-alone",
            members("update", o -> putMissing(o, "state", "inactive"))),
        request(
            "an update ignores the state",
            "reference.update-state-alone",
            members(
                "update",
                o -> {
                  if (o.path("state").asText().equals("inactive")) {
                    o.put("state", "active");
                  }
                })),
        request(
            "billing is stored as planner",
            "reference.add-billing-active",
            members("add", o -> replace(o, "role", "billing", "planner"))));
  }

  private static void putMissing(ObjectNode object, String member, String value) {
    if (!object.has(member)) {
      object.put(member, value);
    }
  }

  private static void replace(ObjectNode object, String member, String old, String value) {
    if (object.path(member).asText().equals(old)) {
      object.put(member, value);
    }
  }

  /** Changes the body of requests of an operation, where it is a proper object. */
  static UnaryOperator<Request> members(String operation, Consumer<ObjectNode> change) {
    return request -> {
      byte[] body = request.body();
      if (body == null
          || !(Received.operation(request).equals(operation) || operation.equals("*"))) {
        return request;
      }
      try {
        if (Received.MAPPER.readTree(body) instanceof ObjectNode object) {
          change.accept(object);
          return request.body(object.toString().getBytes(UTF_8));
        }
      } catch (IOException e) {
        // The server tells.
      }
      return request;
    };
  }

  private static List<Fault> lists() {
    return List.of(
        list(
            "inactive users are left out",
            "reference.list-has-every-user",
            o -> remove(o, u -> u.path("state").asText().equals("inactive"))),
        list("the last user is left out", "reference.list-has-every-user", o -> removeLast(o)),
        list("the order is reversed", "list.byte-order", SuccessFaults::reverse),
        list(
            "the order is by role",
            "reference.list-has-every-user",
            o -> sort(o, Comparator.comparing(user -> user.path("role").asText()))),
        list(
            "the order leaves punctuation out",
            "list.byte-order",
            o ->
                sort(
                    o,
                    Comparator.comparing(
                        user -> user.path("email").asText().replaceAll("[^a-z0-9@]", "")))),
        request("the filter state is ignored", "list.state.inactive", drop("state")),
        request("the filter role is ignored", "list.role.admin", drop("role")),
        request("the filter user_id is ignored", "list.user-id.present", drop("user_id")),
        both(
            "the filter user_id compares case",
            "list.user-id.present",
            (request, received) ->
                request.target().matches(".*user_id=[^&]*[A-Z].*") && received.status() == 200
                    ? received.object(o -> o.putArray("users"))
                    : received),
        both(
            "the filter user_id finds parts",
            "list.user-id.prefix",
            (request, received) ->
                request.target().contains("user_id=iewer") && received.status() == 200
                    ? received.object(
                        o ->
                            o.putArray("users")
                                .addObject()
                                .put("email", "viewer@conformance.example")
                                .put("role", "viewer")
                                .put("state", "active"))
                    : received));
  }

  private static ArrayNode users(ObjectNode list) {
    return (ArrayNode) list.get("users");
  }

  private static void reverse(ObjectNode list) {
    List<JsonNode> users = new ArrayList<>();
    users(list).forEach(users::add);
    Collections.reverse(users);
    users(list).removeAll();
    users.forEach(users(list)::add);
  }

  private static void sort(ObjectNode list, Comparator<JsonNode> order) {
    List<JsonNode> users = new ArrayList<>();
    users(list).forEach(users::add);
    users.sort(order);
    users(list).removeAll();
    users.forEach(users(list)::add);
  }

  private static void remove(ObjectNode list, Predicate<JsonNode> gone) {
    for (int i = users(list).size() - 1; i >= 0; i--) {
      if (gone.test(users(list).get(i))) {
        users(list).remove(i);
      }
    }
  }

  private static void removeLast(ObjectNode list) {
    if (!users(list).isEmpty()) {
      users(list).remove(users(list).size() - 1);
    }
  }

  /** Takes a parameter out of the query. */
  static UnaryOperator<Request> drop(String parameter) {
    return target(target -> target.replaceAll("&" + parameter + "=[^&]*", ""));
  }

  /** Changes path and query. */
  static UnaryOperator<Request> target(UnaryOperator<String> change) {
    return request ->
        new Request(
            request.method(),
            change.apply(request.target()),
            request.headers(),
            request.body(),
            request.chunked(),
            null);
  }

  private static List<Fault> pages() {
    return List.of(
        response(
            "Link is absolute",
            "paging.link.is-relative",
            PAGE,
            r ->
                r.header(
                    "Link",
                    v ->
                        v.replaceFirst("<[^?]*", "<http://127.0.0.1/v1/organizations/users/list"))),
        response(
            "Link begins with a slash",
            "paging.link.is-relative",
            PAGE,
            r -> r.header("Link", v -> v.replaceFirst("<[^?]*", "</v1/organizations/users/list"))),
        response("Link is missing", "paging.main-by-1", PAGE, r -> r.without("Link")),
        response(
            "Link lacks its filter",
            "paging.filtered.role-admin",
            PAGE,
            r -> r.header("Link", v -> v.replaceAll("&role=[a-z]+", ""))),
        response(
            "Link is rel=prev",
            "paging.main-by-1",
            PAGE,
            r -> r.header("Link", v -> v.replace("next", "prev"))),
        both(
            "the last page has a Link",
            "paging.link.none-on-the-last-page",
            (request, r) ->
                PAGE.test(request, r) && r.response().header("Link").isEmpty()
                    ? r.with(
                        "Link",
                        "<?" + request.target().replaceFirst(".*\\?", "") + ">; rel=\"next\"")
                    : r),
        both(
            "a Link without limit",
            "paging.link.none-without-limit",
            (request, r) ->
                LIST.test(request, r) && !request.target().contains("limit=")
                    ? r.with("Link", "<?org_id=1>; rel=\"next\"")
                    : r),
        request(
            "a page has one user too many",
            "paging.main-by-2",
            target(t -> t.replace("limit=2", "limit=3"))),
        request("the cursor is ignored", "paging.main-by-3", drop("cursor")),
        request(
            "the limit is ignored",
            "paging.main-by-5",
            target(t -> t.replaceAll("&(limit|cursor)=[^&]*", ""))),
        both(
            "each page repeats a user",
            "paging.crowd-by-7",
            (request, r) ->
                PAGE.test(request, r) && request.target().contains("cursor=")
                    ? r.object(o -> users(o).insert(0, users(o).get(0).deepCopy()))
                    : r),
        both(
            "each page skips a user",
            "paging.crowd-by-7",
            (request, r) ->
                PAGE.test(request, r) && request.target().contains("cursor=") && users(r).size() > 1
                    ? r.object(o -> users(o).remove(0))
                    : r),
        new Fault(
            "a bad cursor is the first page",
            "paging.no-cursor.half",
            (request, server) -> {
              Received received = server.send(request);
              return received.status() == 400 && request.target().contains("cursor=")
                  ? server.send(drop("cursor").apply(request))
                  : received;
            }),
        request(
            "a cursor without limit is ignored",
            "paging.no-cursor.without-limit",
            target(t -> t.contains("limit=") ? t : t.replaceAll("&cursor=[^&]*", ""))));
  }

  private static ArrayNode users(Received received) {
    return (ArrayNode) Received.tree(received.body()).get("users");
  }

  private static List<Fault> tags() {
    return List.of(
        response(
            "ETag is weak",
            "version.names-the-organization",
            LIST.or(WRITE),
            r -> r.header("ETag", t -> "W/" + t)),
        response(
            "a write lacks ETag", "version.names-the-organization", WRITE, r -> r.without("ETag")),
        response(
            "ETag is the version alone",
            "version.names-the-organization",
            LIST.or(WRITE),
            r -> r.header("ETag", t -> t.replaceFirst("[0-9]+-", ""))),
        response(
            "ETag names another organization",
            "version.names-the-organization",
            LIST.or(WRITE),
            r -> r.header("ETag", t -> t.replaceFirst("\"", "\"1"))),
        response(
            "ETag never changes",
            "version.grows-by-one-with-add",
            LIST.or(WRITE),
            r -> r.header("ETag", t -> t.replaceFirst("-[0-9]+", "-5"))),
        response(
            "versions grow by two",
            "version.grows-by-one-with-add",
            LIST.or(WRITE),
            r -> r.header("ETag", SuccessFaults::doubled)),
        both(
            "ETag differs for filters",
            "version.same-for-filters-and-pages",
            (request, r) ->
                LIST.test(request, r) && request.target().contains("state=")
                    ? r.header("ETag", SuccessFaults::doubled)
                    : r),
        response(
            "a write names the version before",
            "version.grows-by-one-with-update",
            WRITE,
            r -> r.header("ETag", SuccessFaults::before)),
        both(
            "an update that changes nothing is a new version",
            "roster.update-same-role",
            (request, r) ->
                Received.operation(request).equals("update") && r.status() == 200
                    ? r.header("ETag", SuccessFaults::next)
                    : r));
  }

  private static String doubled(String tag) {
    return counted(tag, 2, 0);
  }

  private static String before(String tag) {
    return counted(tag, 1, -1);
  }

  private static String next(String tag) {
    return counted(tag, 1, 1);
  }

  private static String counted(String tag, long factor, long more) {
    String version = tag.replaceFirst("\"[0-9]+-([0-9]+).*", "$1");
    return tag.replaceFirst("-[0-9]+", "-" + (Long.parseLong(version) * factor + more));
  }
}

package io.cloudplans.organizationusers.conformance.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.conformance.http.Header;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.setup.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the faults of {@code faults.txt}, which explains its columns. */
final class FaultTable {
  private static final String OWNER = "owner@conformance.example";
  private static final String RESPONSE = "=> ";
  private static final int OK = 200;
  private static final Pattern CALLER = Pattern.compile("\"email\":\"([^@\"]*)");

  private final SigningKey key;

  FaultTable(SigningKey key) {
    this.key = key;
  }

  List<Fault> all() throws IOException {
    return of("/faults.txt");
  }

  List<Fault> of(String resource) throws IOException {
    return rows(resource, 6).stream().map(this::fault).toList();
  }

  Fault fault(List<String> row) {
    return new Fault(row.get(1), row.get(0), new Row(row));
  }

  /** Returns the rows of a table, each with a number of cells, the last of which may be empty. */
  static List<List<String>> rows(String resource, int cells) throws IOException {
    try (InputStream table = FaultTable.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(table).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.copyOf(line.split("(?<=\\s)\\|(?=\\s|$)", -1), cells))
          .map(row -> Arrays.stream(row).map(cell -> cell == null ? "" : cell.strip()).toList())
          .toList();
    }
  }

  /** The effect of a row on an exchange. */
  private final class Row implements Proxy.Behavior {
    private final String kind;
    private final List<Predicate<String>> before = new ArrayList<>();
    private final List<Predicate<String>> after = new ArrayList<>();
    private final Pattern pattern;
    private final String replacement;
    private final Map<String, Received> successes = new ConcurrentHashMap<>();

    Row(List<String> cells) {
      kind = cells.get(2);
      for (String on : cells.get(3).split("\\s*&&\\s*", -1)) {
        if (on.startsWith(RESPONSE)) {
          after.add(Pattern.compile(on, Pattern.DOTALL).asPredicate());
        } else {
          before.add(Pattern.compile(on, Pattern.MULTILINE).asPredicate());
        }
      }
      pattern = Pattern.compile(cells.get(4), Pattern.MULTILINE);
      replacement = cells.get(5).replace("\\n", "\n");
    }

    @Override
    public Received respond(Request request, Proxy.Upstream server) {
      if (!matches(before, caller(request) + "\n" + text(request))) {
        return sent(request, server);
      }
      if (after.isEmpty() && !kind.equals("response")) {
        return otherwise(request, server, "r");
      }
      Received received = sent(request, server);
      if (!matches(after, RESPONSE + text(received))) {
        return received;
      }
      return kind.equals("response")
          ? response(replaced(text(received)))
          : otherwise(request, server, received.id());
    }

    private Received otherwise(Request request, Proxy.Upstream server, String id) {
      return switch (kind) {
        case "reject" -> {
          Received problem = Received.problem(pattern.pattern(), id);
          String[] header = replacement.split(": ", 2);
          yield header.length < 2 ? problem : problem.with(header[0], header[1]);
        }
        case "request" -> server.send(request(request, replaced(text(request))));
        case "done" -> done(request, server);
        case "owner" -> server.send(asOwner(request));
        case "replay" -> successes.getOrDefault(key(request), server.send(request));
        default -> throw new IllegalArgumentException("unknown kind " + kind);
      };
    }

    private Received sent(Request request, Proxy.Upstream server) {
      Received received = server.send(request);
      if (received.status() == OK && request.header(Sent.KEY).isPresent()) {
        successes.putIfAbsent(key(request), received);
      }
      return received;
    }

    private String replaced(String text) {
      return pattern.matcher(text).replaceAll(replacement);
    }
  }

  private static String key(Request request) {
    return Sent.caller(request) + " " + Sent.key(request);
  }

  private static boolean matches(List<Predicate<String>> all, String text) {
    return all.stream().allMatch(predicate -> predicate.test(text));
  }

  Request asOwner(Request request) {
    return request
        .without("Authorization")
        .with("Authorization", "Bearer " + key.token(OWNER, true));
  }

  /** Returns the response to a write without effect. */
  private Received done(Request write, Proxy.Upstream server) {
    String id = text(write).replaceFirst("(?s).*?\"org_id\"\\s*:\\s*\"([0-9]+)\".*", "$1");
    Request list = Request.of("GET", "/v1/organizations/users/list?org_id=" + id);
    String tag = server.send(asOwner(list)).response().header("ETag").orElse("\"1-1\"");
    return Received.of(200, "application/json", "{\"status\":200}", "r").with("ETag", tag);
  }

  static String caller(Request request) {
    String[] parts = request.header("Authorization").orElse("").split("[ .]", -1);
    String claims = part(parts, 2);
    var email = CALLER.matcher(claims);
    return (email.find() ? email.group(1) : "-") + " " + part(parts, 1) + " " + claims;
  }

  private static String part(String[] parts, int number) {
    try {
      return parts.length > number
          ? new String(Base64.getUrlDecoder().decode(parts[number]), UTF_8)
          : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String text(Request request) {
    byte[] body = request.body();
    return request.method()
        + " "
        + request.target()
        + " \n"
        + text(request.headers(), body == null ? new byte[0] : body);
  }

  private static String text(Received received) {
    return received.status()
        + "\n"
        + text(received.response().headers(), received.response().body());
  }

  private static String text(List<Header> headers, byte[] body) {
    StringBuilder text = new StringBuilder();
    headers.forEach(h -> text.append(h.name()).append(": ").append(h.value()).append('\n'));
    return text.append('\n').append(new String(body, ISO_8859_1)).toString();
  }

  private static Request request(Request old, String text) {
    String[] line = text.substring(0, text.indexOf('\n')).split(" ", -1);
    byte[] body = body(text);
    return new Request(
        line[0], line[1], headers(text), body.length == 0 ? null : body, old.chunked(), null);
  }

  private static Received response(String text) {
    int status = Integer.parseInt(text.substring(0, text.indexOf('\n')));
    return new Received(new Response(status, headers(text), body(text)));
  }

  private static List<Header> headers(String text) {
    return text.substring(0, text.indexOf("\n\n") + 1)
        .lines()
        .skip(1)
        .map(line -> line.split(": ?", 2))
        .map(header -> new Header(header[0], header[1]))
        .toList();
  }

  private static byte[] body(String text) {
    return text.substring(text.indexOf("\n\n") + 2).getBytes(ISO_8859_1);
  }
}

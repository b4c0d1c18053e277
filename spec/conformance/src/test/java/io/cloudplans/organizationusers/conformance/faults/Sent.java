package io.cloudplans.organizationusers.conformance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and changes requests on their way through the proxy. */
final class Sent {
  static final String KEY = "Idempotency-Key";
  private static final Pattern VERSION = Pattern.compile("\"[0-9]+-([0-9]+)(-gzip)?\"");

  private Sent() {}

  static boolean is(Request request, String operation) {
    return Received.operation(request).equals(operation);
  }

  static boolean isWrite(Request request) {
    return request.method().equals("POST") && !Received.operation(request).isEmpty();
  }

  /** Returns the caller's name, which is the local part of its address. */
  static String caller(Request request) {
    String caller = FaultTable.caller(request);
    return caller.substring(0, caller.indexOf(' '));
  }

  static String key(Request request) {
    return request.header(KEY).orElse("");
  }

  static String text(Request request) {
    byte[] body = request.body();
    return body == null ? "" : new String(body, UTF_8);
  }

  /** Returns a member of the body, empty if there is none. */
  static String member(Request request, String name) {
    Matcher value = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(text(request));
    return value.find() ? value.group(1) : "";
  }

  /** Returns a write of the same user with other members, without its key. */
  static Request write(Request like, String operation, String... members) {
    String[] all = new String[members.length + 4];
    all[0] = "org_id";
    all[1] = member(like, "org_id");
    all[2] = "user_id";
    all[3] = member(like, "user_id");
    System.arraycopy(members, 0, all, 4, members.length);
    return new Request(
            "POST",
            "/v1/organizations/users/" + operation,
            like.headers(),
            Json.object(all).getBytes(UTF_8),
            false,
            null)
        .without(KEY);
  }

  static long version(Received received) {
    Matcher tag = VERSION.matcher(received.response().header("ETag").orElse(""));
    return tag.matches() ? Long.parseLong(tag.group(1)) : 0;
  }
}

package io.cloudplans.organizationusers.conformance.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.conformance.http.Limits;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.http.Target;
import io.cloudplans.organizationusers.conformance.session.Exchange;

/** Writes requests and responses as sent over the wire, shortened and masked. */
final class WireText {
  private static final int MAX_BYTES = 4000;

  private WireText() {}

  static String request(Exchange exchange, Target target) {
    return shown(exchange.request().bytes(target));
  }

  static String response(Exchange exchange) {
    Response response = exchange.response();
    if (response == null) {
      return "(" + exchange.failure() + ")";
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + "\n");
    response
        .headers()
        .forEach(h -> head.append(h.name()).append(": ").append(h.value()).append('\n'));
    return Masking.masked(head.toString()) + "\n" + shown(content(response));
  }

  private static byte[] content(Response response) {
    try {
      return response.content(Limits.STANDARD);
    } catch (RuntimeException e) {
      return response.body();
    }
  }

  private static String shown(byte[] bytes) {
    int length = Math.min(bytes.length, MAX_BYTES);
    String text = new String(bytes, 0, length, UTF_8);
    if (text.contains("\ufffd")) {
      text = new String(bytes, 0, length, ISO_8859_1);
    }
    String rest = bytes.length > MAX_BYTES ? "\n…" : "";
    return Masking.masked(text.replace("\r\n", "\n")) + rest;
  }
}

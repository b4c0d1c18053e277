package io.cloudplans.organizationusers.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.conformance.http.Header;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Target;

/** Creates the command that reproduces a request, with the caller's token in the variable TOKEN. */
public final class Curl {
  private static final int MAX_BODY = 2000;

  private Curl() {}

  /** Returns a command for a POSIX shell. */
  public static String command(Request request, Target target) {
    if (request.raw() != null) {
      return raw(request.raw(), target);
    }
    StringBuilder command = new StringBuilder("curl -i --path-as-is");
    if (request.isHead()) {
      command.append(" --head");
    } else if (!request.method().equals("GET")) {
      command.append(" -X ").append(request.method());
    }
    for (Header header : request.headers()) {
      command.append(" -H ").append(header(header));
    }
    if (request.body() != null && request.header("Content-Type").isEmpty()) {
      command.append(" -H 'Content-Type:'");
    }
    if (request.chunked()) {
      command.append(" -H 'Transfer-Encoding: chunked'");
    }
    byte[] body = request.body();
    if (body != null) {
      command.append(" --data-binary ").append(body(body));
    }
    return command.append(' ').append(quoted(target.baseUrl() + request.target())).toString();
  }

  private static String header(Header header) {
    if (header.value().isEmpty()) {
      return quoted(header.name() + ";");
    }
    if (header.name().equalsIgnoreCase("Authorization")) {
      return '"'
          + Masking.masked(header.name() + ": " + header.value()).replace("<token>", "$TOKEN")
          + '"';
    }
    return quoted(Masking.masked(header.name() + ": " + header.value()));
  }

  private static String body(byte[] body) {
    String text = new String(body, UTF_8);
    return body.length > MAX_BODY
        ? "\"$(head -c %s /dev/zero | tr '\\0' ' ')\"".formatted(body.length)
        : quoted(text);
  }

  private static String raw(String text, Target target) {
    String filled = text.replace("{prefix}", target.prefix()).replace("{host}", target.authority());
    String escaped =
        Masking.masked(filled.length() > MAX_BODY ? filled.substring(0, MAX_BODY) : filled)
            .replace("\\", "\\\\")
            .replace("\r", "\\r")
            .replace("\n", "\\n")
            .replace("\0", "\\0")
            .replace("%", "%%");
    String pipe =
        target.tls()
            ? "openssl s_client -quiet -connect %s:%s".formatted(target.host(), target.port())
            : "nc %s %s".formatted(target.host(), target.port());
    return "printf " + quoted(escaped) + " | " + pipe;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}

package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.ForwardingStore;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the server responds as in the recorded exchanges, which the portal shows. {@code
 * -Drecord} records the responses again.
 */
class RecordedExchangesTest {
  private static final Path FOLDER = Path.of("../spec/recorded");
  private static final Pattern TOKEN = Pattern.compile("<token of ([^,>]+)(, second factor)?>");
  private static final Pattern TIMES = Pattern.compile("<(\\d+) times (a space|x)>");
  private static final Pattern CURSOR = Pattern.compile("&cursor=([^>]+)>");
  private static final String CURSOR_NAME = "<cursor of the page before>";

  @RegisterExtension static final RunningServer usual = server("100/1s");

  @RegisterExtension static final RunningServer limited = server("1/1m");

  private static RunningServer server(String rate) {
    return new RunningServer()
        .withStore(ForwardingStore.failingForSome())
        .withLimits("--rate-limit=" + rate)
        .withShortReadTimeout()
        .withResetBeforeEach();
  }

  static Stream<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".http")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void recordingShouldEqualTheResponsesOfTheServer(Path file) throws IOException {
    String recorded = Files.readString(file);
    String replayed = replay(recorded, file.endsWith("rate-limited.http") ? limited : usual);
    if (System.getProperty("record") != null) {
      Files.writeString(file, replayed);
    } else {
      assertThat(replayed).isEqualTo(recorded);
    }
  }

  private static String replay(String recorded, RunningServer server) throws IOException {
    server.registry().create(43, "owner@example.com");
    server.registry().changeMfa(43, none -> new MfaPolicy(Set.of(MfaClass.USERSMGMT)));
    StringBuilder replayed = new StringBuilder();
    String cursor = "";
    for (String exchange : List.of(recorded.split("(?m)(?=^### )", -1))) {
      String request = exchange.split("(?m)^(?=HTTP/1\\.1 )", 2)[0].strip() + "\n";
      String[] titleAndRequest = request.split("\n", 2);
      String response = send(server, titleAndRequest[1].replace(CURSOR_NAME, cursor));
      Matcher next = CURSOR.matcher(response);
      cursor = next.find() ? next.group(1) : "";
      replayed.append(replayed.isEmpty() ? "" : "\n").append(request).append('\n').append(response);
    }
    return replayed.toString();
  }

  private static String send(RunningServer server, String request) throws IOException {
    String[] parts = request.split("\n\n", 2);
    String body = parts.length == 1 ? "" : filled(parts[1].strip());
    String length =
        parts[0].contains("Content-Length") || body.isEmpty()
            ? ""
            : "\nContent-Length: " + body.length();
    String head = parts[0].strip().replaceFirst("$|\n", " HTTP/1.1\nHost: x\nConnection: close\n");
    try (RawConnection connection = server.connect()) {
      String bytes =
          tokens(server, filled(head.strip() + length)).replace("\n", "\r\n") + "\r\n\r\n" + body;
      return normal(connection.send(bytes).readAll().replace("\r\n", "\n"));
    }
  }

  private static String filled(String text) {
    return TIMES
        .matcher(text)
        .replaceAll(
            found ->
                (found.group(2).equals("x") ? "x" : " ").repeat(Integer.parseInt(found.group(1))));
  }

  private static String tokens(RunningServer server, String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(found -> server.token(found.group(1), found.group(2) != null));
  }

  /** Returns the response without parts that vary or belong to the connection. */
  private static String normal(String response) {
    Matcher id = Pattern.compile("(?m)^X-Request-Id: (.*)$").matcher(response);
    String same = id.find() ? response.replace(id.group(1), "5f0c1e9a7b3d4c62") : response;
    Matcher window = Pattern.compile("(?m)^RateLimit-Policy: .*;w=(\\d+)$").matcher(response);
    String seconds = window.find() ? window.group(1) : "1";
    return same.replaceAll("(?m)^(?:Date|Connection|Content-Length): .*\n", "")
            .replaceAll("r=\\d\\d+;", "r=99;")
            .replaceAll("(;t=|Retry-After: )\\d+", "$1" + seconds)
            .strip()
        + "\n";
  }
}

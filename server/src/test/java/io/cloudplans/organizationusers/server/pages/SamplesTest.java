package io.cloudplans.organizationusers.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the portal's curl commands, parsed as in a shell, get the responses of their pages.
 */
class SamplesTest {
  @RegisterExtension static final RunningServer server = new RunningServer().withResetBeforeEach();

  static Stream<String> pages() {
    return Sample.pages().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void curlShouldGetTheShownResponsesWhenAPageIsFollowed(String page) throws IOException {
    List<Sample> samples = Sample.of(page, "curl");
    assertThat(samples).isNotEmpty();
    for (Sample sample : samples) {
      TestResponse response = server.send(request(sample.code()));

      assertThat(response.status()).as(sample.code()).isEqualTo(sample.status());
      if (!sample.body().isEmpty()) {
        assertThat(json(response.body())).isEqualTo(json(sample.body()));
      }
    }
  }

  private static JsonNode json(String text) throws IOException {
    JsonNode json = new ObjectMapper().readTree(text);
    return ((ObjectNode) json).without("request_id");
  }

  private static HttpRequest.Builder request(String command) {
    Iterator<String> words =
        ShellWords.of(
                command,
                Map.of(
                    "URL", server.address(),
                    "TOKEN", server.token(RunningServer.OWNER, false),
                    "KEY", "a-key"))
            .iterator();
    assertThat(words.next()).isEqualTo("curl");
    HttpRequest.Builder request = HttpRequest.newBuilder();
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "-i" -> {}
        case "-H" -> {
          String[] header = words.next().split(": ", 2);
          request.header(header[0], header[1]);
        }
        case "-d" -> request.POST(BodyPublishers.ofString(words.next()));
        default -> request.uri(URI.create(word));
      }
    }
    return request;
  }

  @Test
  void wordsShouldBeSplitAsInAShell() {
    String command = "curl \"$A/x?y=1\" \\\n  -H \"B: $A\" -d '{\n \"a\":\"$A\"}' un'quo'\"ted\"";

    assertThat(ShellWords.of(command, Map.of("A", "$1")))
        .containsExactly("curl", "$1/x?y=1", "-H", "B: $1", "-d", "{\n \"a\":\"$A\"}", "unquoted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl $A", "curl 'x", "curl a | b", "curl `x`", "curl \"$(x)\"", "a\\b"})
  void wordsShouldBeRejectedWhenTheyUseOtherSyntaxOfAShell(String command) {
    assertThatThrownBy(() -> ShellWords.of(command, Map.of("A", "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

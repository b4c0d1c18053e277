package io.cloudplans.organizationusers.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of the published reference, sent exactly as printed. */
@Tag("store")
@Tag("fake")
class VectorsTest {
  @RegisterExtension static final RunningServer server = new RunningServer().withResetBeforeEach();

  @ParameterizedTest
  @ValueSource(strings = {"list", "add", "update", "remove"})
  void requestShouldReturnTheBodyOfTheReferenceWhenSentAsPrinted(String operation)
      throws IOException {
    List<String> lines = vector(operation, "request.http").lines().toList();
    String[] target = lines.get(0).split(" ", 2);
    HttpRequest.Builder request = server.request(target[1]);
    lines.stream()
        .skip(1)
        .filter(line -> !line.startsWith("Authorization:"))
        .map(line -> line.split(": ", 2))
        .forEach(header -> request.header(header[0], header[1]));
    if (target[0].equals("POST")) {
      request.POST(BodyPublishers.ofString(vector(operation, "request.json")));
    }

    TestResponse response = server.send(request);

    assertThat(response)
        .isOk()
        .hasHeader("Content-Type", "application/json")
        .hasBody(vector(operation, "response.json"));
  }

  private static String vector(String operation, String file) throws IOException {
    return new String(Contract.file("vectors/" + operation + "/" + file), UTF_8);
  }
}

package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the packaged client with a heap of 64 MiB, and so a limit of 8 MiB for a list, against
 * bodies whose values take many times the memory of their JSON.
 */
class SmallHeapIT {
  private static final int LIST = 8_000_000;
  private static final int MEBIBYTE = 1_000_000;
  private static final String USER =
      "{\"email\":\"a@b.example\",\"role\":\"viewer\",\"state\":\"active\",\"more\":[%s]}";
  private static final String MFA =
      "\"mfa\":{\"view\":true,\"create\":true,\"update\":true,\"delete\":true,\"usersmgmt\":true%s}";

  @RegisterExtension final ScriptedServer server = new ScriptedServer();

  static Stream<Arguments> bodies() {
    String arrays = filled("[],", LIST) + "[]";
    return Stream.of(
        Arguments.of("a user's member", "list", roster(USER.formatted(arrays), "", "")),
        Arguments.of("the roster's member", "list", roster("", ",\"more\":[" + arrays + "]", "")),
        Arguments.of("the policy's member", "list", roster("", "", ",\"more\":[" + arrays + "]")),
        Arguments.of("distinct members", "list", roster("", numbered(",\"%s\":0", LIST), "")),
        Arguments.of(
            "each user's member",
            "list",
            roster(separated(USER.formatted(filled("[],", 5000) + "[]"), LIST), "", "")),
        Arguments.of(
            "distinct users",
            "list",
            roster(
                numbered("{\"email\":\"%1$s\",\"role\":\"%1$s\",\"state\":\"%1$s\",\"m\":0},", LIST)
                    + USER.formatted(""),
                "",
                "")),
        Arguments.of(
            "each user's member of almost 1 MiB",
            "stream",
            roster(separated(USER.formatted(filled("{},", MEBIBYTE) + "[]"), 4 * LIST), "", "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void callShouldNotExhaustASmallHeapWhenValuesTakeMoreThanTheirJson(
      String name, String call, String body) throws Exception {
    server.plays(
        (request, out) -> {
          byte[] bytes = body.getBytes(UTF_8);
          out.write(ScriptedServer.head(200, "ETag: \"42-7\"", bytes.length));
          out.write(bytes);
        });
    assertThat(run(call)).matches("[0-9]+ [0-9]+|[0-9]+ streamed|ResponseTooLargeException");
  }

  @Test
  void callShouldNotExhaustASmallHeapWhenAnErrorHasManyFaults() throws Exception {
    String faults = filled("{},", MEBIBYTE) + "{}";
    server.violates(
        400,
        "Content-Type: application/problem+json",
        "{\"type\":\"/problems/new\",\"errors\":[" + faults + "]}");
    assertThat(run("list")).isEqualTo("ProblemException");
  }

  private static String roster(String users, String more, String policy) {
    return "{\"status\":200,\"users\":[" + users + "]" + more + "," + MFA.formatted(policy) + "}";
  }

  private static String filled(String part, int length) {
    return part.repeat((length - 1000) / part.length());
  }

  private static String separated(String user, int length) {
    return filled(user + ",", length - user.length()) + user;
  }

  private static String numbered(String part, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 1_000_000; text.length() < length - 1000; i++) {
      text.append(part.formatted(Integer.toString(i, Character.MAX_RADIX)));
    }
    return text.toString();
  }

  private String run(String call) throws Exception {
    String path = Jars.path() + File.pathSeparator + Path.of("target", "test-classes");
    return Jars.run("-Xmx64m", "-cp", path, SmallHeapConsumer.class.getName(), server.url(), call);
  }
}

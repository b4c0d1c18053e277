package io.cloudplans.organizationusers.server.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random JSON bodies (RFC 8259); {@code -Dfuzz.seed} reproduces a run. */
@Tag("fake")
class BodyFuzzTest {
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int BODIES = Integer.getInteger("fuzz.bodies", 200);
  private static final int MAX_DEPTH = 4;

  private static final List<String> NAMES =
      List.of("org_id", "user_id", "role", "state", "reason", "action", "", "status", "\\u0072ole");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-0.0",
          "42",
          "1e5",
          "1E+400",
          "-1e-400",
          "1e999999999",
          "-1e2147483648",
          "9007199254740993",
          "18446744073709551616",
          "0.1e1",
          "1".repeat(400),
          "0." + "0".repeat(400));
  private static final List<String> STRINGS =
      List.of(
          "",
          "42",
          "owner",
          "viewer",
          "active",
          "new@example.com",
          "\\u0000",
          "\\ud83d\\ude00",
          "\\ud800",
          "\\u202e",
          "\ud83d\ude00",
          "\\\"\\\\\\/\\b\\f\\n\\r\\t",
          "\u007f",
          "NaN",
          "null");

  @RegisterExtension static final RunningServer server = new RunningServer();

  private final Random random = new Random(SEED);
  private final List<Supplier<String>> scalars =
      List.of(
          () -> "true",
          () -> "false",
          () -> "null",
          () -> any(NUMBERS),
          () -> '"' + any(STRINGS) + '"');

  @Test
  void writeShouldBeRejectedWithItsFaultsWhenItsBodyIsRandom() {
    List<String> operations = List.of("add", "update", "remove");
    for (int i = 0; i < BODIES; i++) {
      String operation = any(operations);
      String body = i % 2 == 0 ? nearly() : value(0);

      TestResponse response = server.post(operation, body);

      assertThat(response.status())
          .as("-Dfuzz.seed=%s, body %s: %s %s\n%s", SEED, i, operation, body, response)
          .isIn(200, 400, 404, 409);
      if (response.status() == 400) {
        JsonNode errors = response.json().path("errors");
        assertThat(errors).as(body).isNotEmpty().allMatch(error -> error.has("pointer"));
      }
    }
  }

  /** Returns a body that is valid except for some members. */
  private String nearly() {
    List<String> members = new ArrayList<>();
    for (String good : List.of("org_id:42", "user_id:new@example.com", "role:viewer")) {
      String[] parts = good.split(":", 2);
      String value = random.nextInt(3) == 0 ? value(1) : '"' + parts[1] + '"';
      members.add(member(parts[0], value));
    }
    while (random.nextBoolean()) {
      members.add(member(any(NAMES), value(1)));
    }
    return "{" + String.join(",", members) + "}";
  }

  private String value(int depth) {
    int kind = random.nextInt(depth == MAX_DEPTH ? 3 : 5);
    if (kind < 3) {
      return any(scalars).get();
    }
    return kind == 3
        ? several(() -> value(depth + 1), "[", "]")
        : several(() -> member(any(NAMES), value(depth + 1)), "{", "}");
  }

  private String several(Supplier<String> part, String begin, String end) {
    return random
        .ints(random.nextInt(4), 0, 1)
        .mapToObj(i -> part.get())
        .collect(Collectors.joining(any(List.of(",", " , ", ",\n\t")), begin, end));
  }

  private static String member(String name, String value) {
    return '"' + name + "\":" + value;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}

package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.Fault.pointer;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.roster.HistoryEntry;
import io.cloudplans.organizationusers.server.fixture.Fault;
import io.cloudplans.organizationusers.server.fixture.RequestBodies;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid and invalid request bodies. */
@Tag("store")
@Tag("fake")
class BodySyntaxTest {
  private static final int MAX_BYTES = 65_536;
  private static final String BODY =
      "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\"}";

  @RegisterExtension static final RunningServer server = new RunningServer();

  /** Checks that a pattern does not exhaust the stack. */
  @Test
  void addShouldBeInvalidWhenItsAddressHasManyParts() {
    String email = "a" + ".a".repeat(20_000) + "@b.c";

    assertThat(server.post("add", RequestBodies.body(email, "role", "viewer")))
        .isInvalid(pointer("#/user_id", "must have at most 254 characters"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"org_id\":\"42\"",
        "org_id=42",
        BODY + BODY,
        BODY + " {}",
        BODY + "x",
        BODY + ",",
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\",}",
        "{\"org_id\":\"41\",\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\"}",
        "{\"org_id\":\"42\",\"user_id\":\"a@b.c\",\"role\":\"viewer\",\"role\":\"viewer\"}",
        "{\"org_id\":\"42\",\"user_id\":\"a@b.c\",\"role\":\"viewer\",\"ro\\u006ce\":\"viewer\"}",
        "// comment\n" + BODY,
        "/* comment */" + BODY,
        "# comment\n" + BODY,
        "{'org_id':'42','user_id':'new@example.com','role':'viewer'}",
        "{org_id:\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\"}",
        "\ufeff" + BODY,
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"reason\":\"\\ud800\"}",
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"reason\":\"\\udc00\\ud800\"}",
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"\\ud800\":1}",
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"reason\":\"\\uffff\"}",
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"reason\":\"\ufdd0\"}",
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"reason\":\"\\ud83f\\udffe\"}",
        "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"reason\":\"a\nb\"}",
        "{\"org_id\":042,\"user_id\":\"new@example.com\"}",
        "{\"org_id\":+42,\"user_id\":\"new@example.com\"}",
        "{\"org_id\":NaN,\"user_id\":\"new@example.com\"}",
        "True",
        "\u00a0" + BODY
      })
  void removeUserShouldBeRejectedWhenTheBodyIsNotOneDocument(String body) {
    assertNotADocument(body.getBytes(UTF_8));
  }

  @Test
  void removeUserShouldBeRejectedWhenTheBodyIsNotUtf8() {
    assertNotADocument(BODY.getBytes(UTF_16));
    assertNotADocument(BODY.getBytes(UTF_16LE));
    assertNotADocument("{\"reason\":\"\u00e4\"}".getBytes(ISO_8859_1));
    assertNotADocument("{\"reason\":\"\u00c0\u00af\"}".getBytes(ISO_8859_1));
    assertNotADocument("{\"reason\":\"\u00ed\u00a0\u0080\"}".getBytes(ISO_8859_1));
  }

  @Test
  void removeUserShouldBeRejectedWhenTheBodyIsNestedDeeply() {
    assertNotADocument(("[".repeat(30_000) + "]".repeat(30_000)).getBytes(UTF_8));
    assertNotADocument(("{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000)).getBytes(UTF_8));
  }

  private static void assertNotADocument(byte[] body) {
    assertThat(post("remove", BodyPublishers.ofByteArray(body)))
        .isInvalid(pointer("#", "must be one I-JSON document in UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"x\"", "1", "true", "[" + BODY + "]"})
  void addUserShouldBeRejectedWhenTheBodyIsNotAnObject(String body) {
    assertThat(server.post("add", body)).isInvalid(pointer("#", "must be of type object"));
  }

  @Test
  void addUserShouldNameEachFaultWhenThereAreSeveral() {
    assertThat(
            server.post("add", "{\"user_id\":1,\"role\":\"owner\",\"state\":null,\"x\":[],\"\":1}"))
        .isInvalid(
            pointer("#/", "is unknown"),
            pointer("#/org_id", "is required"),
            pointer("#/role", "must be one of admin, billing, planner, viewer"),
            pointer("#/state", "must be of type string"),
            pointer("#/user_id", "must be of type string"),
            pointer("#/x", "is unknown"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1.5",
        "1e308",
        "1e309",
        "-1e309",
        "1e999",
        "1E+999999999999999999999",
        "-1.0e-999999999999",
        "9223372036854775808",
        "{digits}",
        "-{digits}",
        "{digits}.{digits}",
        "0.{digits}e-{digits}",
        "1e{digits}"
      })
  void addUserShouldNameTheMemberWithANumberOfAnySize(String number) {
    String value = number.replace("{digits}", "9".repeat(4_000));
    String body = "{\"org_id\":%1$s,\"user_id\":[%1$s],\"role\":%1$s,\"state\":%1$s,\"x\":%1$s}";
    assertThat(server.post("add", body.formatted(value)))
        .isInvalid(
            pointer("#/org_id", "must be of type string"),
            pointer("#/role", "must be of type string"),
            pointer("#/state", "must be of type string"),
            pointer("#/user_id", "must be of type string"),
            pointer("#/x", "is unknown"));
    assertThat(server.post("add", BODY.replace("}", ",\"state\":{\"a\":[%s]}}".formatted(value))))
        .isInvalid(pointer("#/state", "must be of type string"));
    assertThat(server.post("add", value)).isInvalid(pointer("#", "must be of type object"));
  }

  @Test
  void addUserShouldNameTheMemberWhenANumberFillsTheBody() {
    String number = "9".repeat(MAX_BYTES - BODY.length());
    assertThat(server.post("add", BODY.replace("\"viewer\"", number)))
        .isInvalid(pointer("#/role", "must be of type string"));
  }

  @Test
  void addUserShouldNameTwentyFaultsWhenThereAreMore() {
    List<String> members = IntStream.range(10, 60).mapToObj(i -> "\"m" + i + "\":1").toList();
    assertThat(server.post("add", BODY.replace("}", "," + String.join(",", members) + "}")))
        .isInvalid(
            IntStream.range(10, 30)
                .mapToObj(i -> pointer("#/m" + i, "is unknown"))
                .toArray(Fault[]::new));
  }

  @Test
  void addUserShouldEscapeThePointerWhenAMemberHasSpecialCharacters() {
    assertThat(server.post("add", BODY.replace("}", ",\"a/b~c d\u00e4%\":1}")))
        .isInvalid(pointer("#/a~1b~0c%20d%C3%A4%25", "is unknown"));
  }

  @Test
  void addUserShouldLimitTheBodyWhenItIsSentWithItsLengthOrInChunks() {
    byte[] most = (BODY + " ".repeat(MAX_BYTES - BODY.length())).getBytes(UTF_8);
    byte[] tooMany = (BODY + " ".repeat(MAX_BYTES + 1 - BODY.length())).getBytes(UTF_8);

    assertThat(post("add", BodyPublishers.ofByteArray(most))).isDone();
    assertThat(server.post("remove", BODY.replace(",\"role\":\"viewer\"", ""))).isDone();
    assertThat(post("add", chunked(most))).isDone();
    assertThat(post("add", BodyPublishers.ofByteArray(tooMany))).isProblem("payload-too-large");
    assertThat(post("add", chunked(tooMany))).isProblem("payload-too-large");
  }

  @Tag("server")
  @ParameterizedTest
  @ValueSource(strings = {"65537", "2147483648", "99999999999", "9223372036854775807"})
  void addUserShouldBeTooLargeWhenTheLengthIsAnnounced(String length) {
    String head =
        String.join(
            "\r\n",
            "POST " + USERS + "add HTTP/1.1",
            "Host: x",
            "Authorization: Bearer " + server.token("owner@example.com", false),
            "Content-Type: application/json",
            "Content-Length: " + length,
            "",
            "");
    assertThat(server.exchange(head)).isProblem("payload-too-large");
  }

  static List<String> reasons() {
    return List.of(
        "x",
        " ",
        "\ud83d\ude00",
        "Left ".repeat(100),
        "\ud83d\ude00".repeat(500),
        "Left: Gr\u00fc\u00dfe \"\\/ \u2028 \u202e \u0130\u0131\u212a");
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void removeUserShouldSaveTheReasonWhenItIsShortEnough(String reason) {
    long orgId = 1000L + reasons().indexOf(reason);
    server.registry().create(orgId, "owner@example.com");
    String user = "a@example.com";
    assertThat(server.post("add", RequestBodies.body(orgId, user, "role", "viewer"))).isDone();

    assertThat(server.post("remove", RequestBodies.body(orgId, user, "reason", reason))).isDone();

    List<HistoryEntry> history = new ArrayList<>();
    server.registry().history(orgId, history::add);
    assertThat(history).hasSize(3);
    assertThat(history.get(2).reason()).isEqualTo(reason);
  }

  @Test
  void removeUserShouldBeRejectedWhenTheReasonHasTooManyCodePoints() {
    String body = BODY.replace("\"role\":\"viewer\"", "\"reason\":\"%s\"");
    String detail = "must have at most 500 characters";
    for (String character : List.of("x", "\ud83d\ude00")) {
      assertThat(server.post("remove", body.formatted(character.repeat(501))))
          .isInvalid(pointer("#/reason", detail));
    }
  }

  @Test
  void addUserShouldNameTheWholeBodyWhenItHasManyMembers() {
    String more = ",\"%s\":1".repeat(98).formatted(IntStream.range(0, 98).boxed().toArray());

    assertThat(server.post("add", BODY.replace("}", more + "}")))
        .isInvalid(pointer("#", "must have at most 100 members"));
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  private static TestResponse post(String operation, BodyPublisher body) {
    return server.send(
        server.request(USERS + operation).header("Content-Type", "application/json").POST(body));
  }
}

package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.Fault.parameter;
import static io.cloudplans.organizationusers.server.fixture.Fault.pointer;
import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters, and the comparison of addresses. */
@Tag("store")
@Tag("fake")
class QuerySyntaxTest {
  private static final String NO_ORGANIZATION = "must match ^[1-9][0-9]{0,17}$";

  private static final long BIG = 9_007_199_254_740_993L;
  private static final String LIST_END =
      "],\"mfa\":{\"view\":false,\"create\":false,"
          + "\"update\":false,\"delete\":false,\"usersmgmt\":false}}";

  @RegisterExtension static final RunningServer server = new RunningServer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+42",
        "%2B42",
        "042",
        "42.0",
        "4e1",
        "%2042",
        "42%20",
        "",
        "abc",
        "0x2A",
        "-",
        "--1",
        "null",
        "true",
        "%EF%BC%94%EF%BC%92",
        "%D9%A4%D9%A2",
        "42%00",
        "%FF",
        "%5B42%5D",
        "0",
        "-1",
        "-0",
        "1000000000000000000",
        "9223372036854775808",
        "18446744073709551658"
      })
  void listUsersShouldBeRejectedWhenTheOrganizationIsNotAnId(String value) {
    assertThat(list("org_id=" + value)).isInvalid(parameter("org_id", NO_ORGANIZATION));
  }

  @Test
  void listUsersShouldBeRejectedWhenTheOrganizationIsMissing() {
    assertThat(list("action=users")).isInvalid(parameter("org_id", "is required"));
    assertThat(list("ORG_ID=42")).isInvalid(parameter("org_id", "is required"));
    assertThat(list("org_id")).isInvalid(parameter("org_id", NO_ORGANIZATION));
  }

  @ParameterizedTest
  @CsvSource({"list, users", "add, add_user", "update, update_user", "remove, remove_user"})
  void operationsShouldBeRejectedWhenTheActionIsWrong(String operation, String action) {
    String path = operation + "?org_id=42&action=bogus";
    TestResponse response =
        operation.equals("list")
            ? list("org_id=42&action=bogus")
            : server.post(path, "{\"org_id\":\"0\"}");
    if (operation.equals("list")) {
      assertThat(response).isInvalid(parameter("action", "must be one of " + action));
    } else {
      assertThat(response.body())
          .contains(
              "\"errors\":[{\"parameter\":\"action\",\"detail\":\"must be one of "
                  + action
                  + "\"}");
    }
  }

  @Test
  void listUsersShouldBeRejectedWhenAParameterIsGivenTwice() {
    assertThat(list("org_id=42&org_id=42&action=users&action=users"))
        .isInvalid(
            parameter("action", "must be given once"), parameter("org_id", "must be given once"));
    assertThat(list("org_id=42&org_%69d=43")).isInvalid(parameter("org_id", "must be given once"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org_id=42&page=2&page=3&x",
        "&&org_id=42&",
        "org_id=42&%FF=%FF",
        "org%5Fid=4%32",
        "org_id=42&Limit=x"
      })
  void listUsersShouldSucceedWhenUnknownParametersAreGiven(String query) {
    assertThat(list(query)).isOk().hasBody(server.get(LIST).body());
  }

  @Test
  void organizationIdShouldStayExactWhenADoubleCannotHoldIt() {
    server.registry().create(BIG, "owner@example.com");
    server.registry().create(BIG - 1, "other@example.com");

    TestResponse added = server.post("add", body(BIG, "a@b.c", "role", "viewer"));
    TestResponse listed = list("org_id=" + BIG);

    assertThat(added).isDone().hasHeader("ETag", "\"" + BIG + "-2\"");
    assertThat(listed)
        .hasHeader("ETag", "\"" + BIG + "-2\"")
        .hasBody(
            "{\"status\":200,\"users\":["
                + "{\"email\":\"a@b.c\",\"role\":\"viewer\",\"state\":\"inactive\"},"
                + "{\"email\":\"owner@example.com\",\"role\":\"owner\",\"state\":\"active\"}"
                + LIST_END);
    assertThat(list("org_id=" + BIG + "&limit=1").header("Link"))
        .startsWith("<?org_id=" + BIG + "&limit=1&cursor=");
    assertThat(
            server.post(
                "add", body(BIG, "x@b.c", "role", "viewer").replace("\"" + BIG + "\"", "" + BIG)))
        .isInvalid(pointer("#/org_id", "must be of type string"));
  }

  @Test
  void addressesShouldBeComparedInLowerCaseWhenSentInUpperCase() {
    server.registry().create(7, "owner@example.com");
    server.post("add", body(7, "IVI@EXAMPLE.COM", "role", "viewer"));

    String list =
        "{\"status\":200,\"users\":[{\"email\":\"ivi@example.com\",\"role\":\"viewer\","
            + "\"state\":\"inactive\"}"
            + LIST_END;
    assertThat(list("org_id=7&user_id=iVi@example.COM")).hasBody(list);
    assertThat(server.post("add", body(7, "Ivi@example.com", "role", "viewer")))
        .isProblem("user-already-exists");
    assertThat(server.post("remove", body(7, "ivI@Example.com"))).isOk();
    assertThat(list("org_id=7&user_id=ivi@example.com"))
        .hasBody("{\"status\":200,\"users\":[" + LIST_END);
  }

  @Test
  void listUsersShouldReadAPlusAsASpaceWhenItIsNotEncoded() {
    server.registry().create(8, "owner+1@example.com");
    String token = server.token("owner+1@example.com", false);
    String path = USERS + "list?org_id=8&user_id=owner";
    assertThat(server.send(server.requestWith(token, path + "%2B1@example.com")).body())
        .contains("owner+1@example.com");
    assertThat(server.send(server.requestWith(token, path + "+1@example.com")).body())
        .contains("{\"parameter\":\"user_id\",\"detail\":\"must match ^[A-Z");
  }

  @Tag("server")
  @Test
  void operationsShouldBeRejectedWhenAnEscapeIsInvalid() {
    String head = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: 1\r\n\r\n";
    assertThat(server.exchange("GET " + LIST + "&x=%zz" + head)).isInvalid();
    assertThat(server.exchange("GET /v1/%zz" + head)).isInvalid();
    assertThat(server.exchange("GET /v1/%00" + head)).isInvalid();
  }

  private static TestResponse list(String query) {
    return server.get(USERS + "list?" + query);
  }
}

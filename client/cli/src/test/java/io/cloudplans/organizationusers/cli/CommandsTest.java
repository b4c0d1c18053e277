package io.cloudplans.organizationusers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.cli.Cli.Ended;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four operations, and how they end. */
class CommandsTest {
  private StubServer server;
  private Cli cli;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer();
    cli = Cli.at(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listShouldPrintATableWhenNothingElseIsAskedFor() {
    server.lists(StubServer.ROSTER);
    assertThat(cli.run("list", "42"))
        .isEqualTo(
            new Ended(
                0,
                """
                EMAIL                ROLE     STATE
                admin@example.com    admin    active
                billing@example.com  billing  active
                owner@example.com    owner    active
                viewer@example.com   viewer   inactive
                """,
                ""));
    assertThat(server.requests()).containsExactly("list?action=users&org_id=42");
    assertThat(server.tokens()).containsExactly("Bearer a-token");
  }

  @Test
  void listShouldPrintTheUsersAndTheVersionWhenJsonIsAskedFor() {
    server.lists(StubServer.ROSTER.replace("viewer@", "vıewer@"));
    assertThat(cli.run("list", "42", "--json"))
        .isEqualTo(
            new Ended(
                0,
                StubServer.ROSTER
                        .replace("viewer@", "vıewer@")
                        .replace(
                            "{\"status\":200,", "{\"org_id\":\"42\",\"version\":\"\\\"42-7\\\"\",")
                    + "\n",
                ""));
  }

  @Test
  void listShouldSendTheFiltersWhenTheyAreGiven() {
    server.lists(StubServer.ROSTER);
    cli.run(
        "list",
        "9007199254740993",
        "--role=planner",
        "--state",
        "active",
        "--user",
        "a+b@b.example");
    assertThat(server.requests())
        .containsExactly(
            "list?action=users&org_id=9007199254740993&state=active&role=planner"
                + "&user_id=a%2Bb%40b.example");
  }

  @Test
  void listShouldNotLetTheServerSteerTheTerminalWhenItSendsControls() {
    server.lists(StubServer.ROSTER.replace("billing\"", "\\u001b[2J\\u202e\""));
    assertThat(cli.run("list", "42").out()).contains("?[2J?").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void writesShouldSayWhatWasDoneBesideTheOutput() {
    server.writes(8, 9, 10);
    assertThat(cli.run("add", "42", "new@b.example", "--role", "viewer", "--state", "active"))
        .isEqualTo(new Ended(0, "", "added new@b.example\n"));
    assertThat(cli.run("update", "42", "new@b.example", "--role", "planner", "--json"))
        .isEqualTo(
            new Ended(
                0,
                "{\"org_id\":\"42\",\"version\":\"\\\"42-9\\\"\"}\n",
                "updated new@b.example\n"));
    assertThat(cli.run("remove", "42", "new@b.example", "--reason", "Geçti"))
        .isEqualTo(new Ended(0, "", "removed new@b.example\n"));
    assertThat(server.requests())
        .containsExactly(
            "add {\"org_id\":\"42\",\"user_id\":\"new@b.example\",\"role\":\"viewer\","
                + "\"state\":\"active\"}",
            "update {\"org_id\":\"42\",\"user_id\":\"new@b.example\",\"role\":\"planner\"}",
            "remove {\"org_id\":\"42\",\"user_id\":\"new@b.example\"," + "\"reason\":\"Geçti\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid-request,      2",
    "401, invalid-token,        3",
    "401, step-up-required,     3",
    "403, role-not-permitted,   4",
    "403, caller-inactive,      4",
    "404, user-not-found,       5",
    "409, owner-protected,      6",
    "412, precondition-failed,  6",
    "422, idempotency-key-reused, 6",
    "429, rate-limited,         7",
    "500, internal-error,       1",
    "503, unavailable,          7",
  })
  void commandShouldEndWithACodeOfItsOwnWhenItIsRefused(int status, String slug, int code) {
    server.refuses(status, slug);
    Ended ended = cli.run("remove", "42", "new@b.example");
    assertThat(ended.code()).isEqualTo(code);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("organization-users: /problems/" + slug + ": Why.?[2J")
        .doesNotContain("a-token", "\tat ");
  }

  @Test
  void commandShouldEndWithSevenWhenNobodyAnswers() {
    server.close();
    assertThat(cli.run("list", "42").code()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "list",
        "list 042",
        "list +42",
        "list 42 --limit 5",
        "list 42 eyJtoken",
        "list 42 --token=eyJtoken",
        "list 42 --token eyJtoken",
        "list 42 -teyJtoken",
        "add 42 a@b.example",
        "update 42 a@b.example",
        "list 42 --url ftp://x",
        "plan 42 no-such-file",
        "apply 42 x.csv --yes"
      })
  void commandShouldEndWithTwoAndSendNothingWhenItIsNoUsage(String line) {
    Ended ended = cli.run(line.split(" ", -1));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("organization-users: ").doesNotContain("eyJ");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void commandShouldEndWithThreeWhenThereIsNoToken() {
    assertThat(cli.without("ORGANIZATION_USERS_TOKEN").run("list", "42"))
        .isEqualTo(
            new Ended(
                3, "", "organization-users: set ORGANIZATION_USERS_TOKEN or --token-command\n"));
    Ended wrong = cli.with("ORGANIZATION_USERS_TOKEN", "secret\r\nX: y").run("list", "42");
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.err()).doesNotContain("secret");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void helpShouldHaveTheExitCodesForEachCommand() {
    for (String command : "list add update remove plan apply".split(" ", -1)) {
      Ended ended = cli.run(command, "--help");
      assertThat(ended.code()).isZero();
      assertThat(ended.out())
          .startsWith("Usage: organization-users " + command)
          .contains("6   the roster is not as expected");
    }
  }
}

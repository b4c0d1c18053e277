package io.cloudplans.organizationusers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.cli.Cli.Result;
import io.cloudplans.organizationusers.client.fake.Faults;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four operations and their exit codes. */
@Execution(CONCURRENT)
class CommandsTest {
  private static final String LIST = "/v1/organizations/users/list?action=users&org_id=";

  @AutoClose private final TestServer server = new TestServer();
  private final Cli cli = server.cli();

  @Test
  void listShouldPrintATableWhenNoFormatIsRequested() {
    assertThat(cli.run("list", "42"))
        .isEqualTo(
            new Result(
                0,
                """
                EMAIL                ROLE     STATE
                admin@example.com    admin    active
                billing@example.com  billing  active
                owner@example.com    owner    active
                viewer@example.com   viewer   inactive
                """,
                ""));
    assertThat(server.targets()).containsExactly(LIST + "42");
  }

  @Test
  void listShouldPrintTheUsersAndTheVersionWhenJsonIsRequested() {
    server.fake.next(Faults.changedBody(body -> body.replace("viewer@", "vıewer@")));
    assertThat(cli.run("list", "42", "--json"))
        .isEqualTo(
            new Result(
                0,
                """
                {"org_id":"42","version":"\\"42-7\\"","users":[\
                {"email":"admin@example.com","role":"admin","state":"active"},\
                {"email":"billing@example.com","role":"billing","state":"active"},\
                {"email":"owner@example.com","role":"owner","state":"active"},\
                {"email":"vıewer@example.com","role":"viewer","state":"inactive"}],\
                "mfa":{"view":false,"create":false,"update":false,"delete":false,\
                "usersmgmt":false}}
                """,
                ""));
  }

  @Test
  void listShouldSendTheFiltersWhenTheyAreGiven() {
    cli.run(
        "list 9007199254740993 --role=planner --state active --user a+b@b.example".split(" ", -1));
    assertThat(server.targets())
        .containsExactly(
            LIST + "9007199254740993&state=active&role=planner&user_id=a%2Bb%40b.example");
  }

  @Test
  void writesShouldReportTheChangeOnStandardError() {
    assertThat(cli.run("add", "42", "new@b.example", "--role", "viewer", "--state", "active"))
        .isEqualTo(new Result(0, "", "added new@b.example\n"));
    assertThat(server.roster()).contains("new@b.example,viewer,active");
    assertThat(cli.run("update", "42", "new@b.example", "--role", "planner", "--json"))
        .isEqualTo(
            new Result(
                0,
                """
                {"org_id":"42","version":"\\"42-9\\""}
                """,
                "updated new@b.example\n"));
    assertThat(server.roster()).contains("new@b.example,planner,active");
    assertThat(cli.run("remove", "42", "new@b.example", "--reason", "Geçti"))
        .isEqualTo(new Result(0, "", "removed new@b.example\n"));
    assertThat(server.roster()).doesNotContain("new@b.example");
    assertThat(server.fake.history(42).get(9).reason()).isEqualTo("Geçti");
  }

  @ParameterizedTest
  @CsvSource({
    "invalid-request,      2",
    "invalid-token,        3",
    "step-up-required,     3",
    "role-not-permitted,   4",
    "caller-inactive,      4",
    "user-not-found,       5",
    "owner-protected,      6",
    "precondition-failed,  6",
    "idempotency-key-reused, 6",
    "rate-limited,         7",
    "internal-error,       1",
    "unavailable,          7",
  })
  void commandShouldExitWithTheCodeOfTheProblemWhenItIsRejected(String slug, int code) {
    server.fake.next(Faults.problem(slug, Duration.ZERO).times(9));
    Result result = cli.run("remove", "42", "new@b.example");
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("organization-users: /problems/" + slug + ": ")
        .doesNotContain(".fake", "\tat ");
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
  void commandShouldExitWith2AndSendNothingWhenItIsInvalid(String line) {
    Result result = cli.run(line.split(" ", -1));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("organization-users: ").doesNotContain("eyJ");
    assertThat(server.fake.requests()).isEmpty();
  }

  @Test
  void commandShouldNameTheVariableWhenThereIsNoUrl() {
    Result result = cli.without("ORGANIZATION_USERS_URL").run("list", "42");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(
            "organization-users: Missing required option: '--url=URL'; or set ORGANIZATION_USERS_URL\n");
  }

  @Test
  void commandShouldExitWith3WhenThereIsNoToken() {
    assertThat(cli.without("ORGANIZATION_USERS_TOKEN").run("list", "42"))
        .isEqualTo(
            new Result(
                3, "", "organization-users: set ORGANIZATION_USERS_TOKEN or --token-command\n"));
    Result wrong = cli.with("ORGANIZATION_USERS_TOKEN", "secret\r\nX: y").run("list", "42");
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.err()).doesNotContain("secret");
    assertThat(server.fake.requests()).isEmpty();
  }

  @Test
  void helpShouldListTheExitCodesForEachCommand() {
    for (String command : "list add update remove plan apply".split(" ", -1)) {
      Result result = cli.run(command, "--help");
      assertThat(result.code()).isZero();
      assertThat(result.out())
          .startsWith("Usage: organization-users " + command)
          .contains("6   conflict with the roster");
    }
  }

  @Test
  void helpShouldDescribeTheNamedCommand() {
    Result help = cli.run("help", "list");
    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: organization-users list").doesNotContain("Examples");
  }

  @Test
  void helpShouldBePrintedWithExamplesWhenThereAreNoArguments() {
    Result help = cli.run();
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .startsWith("Usage: organization-users")
        .contains("Examples:", "organization-users plan 42 roster.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lst 42 | unknown command lst; did you mean list?",
        "list 42 --rol viewer | unknown option --rol; did you mean --role?",
        "list 42 eyJ0 | unexpected argument",
        "eyJ0.e30.x | unexpected argument",
        "list 042 | ORG must be 1 to 18 digits without a leading zero",
        "add 42 a@b.example | Missing required option: '--role=<role>'",
        "add 42 a@b.example --role janitor | --role must be one of admin, billing, planner, viewer",
        "add 42 nobody --role viewer | EMAIL must be an e-mail address",
        "list 42 --user nobody | --user must be an e-mail address",
        "list 42 --state idle | --state must be one of active, inactive",
        "remove 42 a@b.example --reason ~ | --reason must",
        "update 42 a@b.example | pass --role, --state or both",
        "list 42 --url ftp://x | --url: the base URL must be an http:// or https:// URL with a host",
        "list 42 --url 127.0.0.1:8080 | --url: the base URL must be an http:// or https:// URL",
        "list 42 --ca-file no-such-file | --ca-file: no such file",
        "list 42 --ca-file src | --ca-file: cannot be read",
        "list 42 --ca-file pom.xml | --ca-file: must contain PEM certificates",
        "plan 42 no-such.csv | no-such.csv: does not exist",
        "plan 42 src | src: cannot be read",
        "plan 42 - --out plan.txt | standard input: line 1: must be email,role,state",
        "apply 42 no-such.json --reason x --yes | no-such.json: does not exist",
        "apply 42 pom.xml --reason x --yes | pom.xml: line 1: must be email,role,state",
      })
  void usageErrorShouldNameTheFaultAndTheRemedy(String line, String message) {
    Result result = cli.run(line.replace('~', '\u0001').split(" ", -1));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("organization-users: " + message);
    assertThat(server.fake.history(42)).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({"200,1", "404,1"})
  void htmlPageShouldNotBeMistakenForTheApi(int status, int code) {
    server.fake.next(Faults.htmlPage(status));
    Result result = cli.run("list", "42");
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err())
        .endsWith(
            "(status %s); the response is an HTML page: check --url, and whether a proxy intercepts the request\n"
                .formatted(status));
  }

  @Test
  void listShouldPrintTheFileThatPlanReadsWhenCsvIsRequested() {
    String csv = cli.run("list", "42", "--csv").out();
    assertThat(csv).isEqualTo("email,role,state\n" + server.roster());
    assertThat(cli.withInput(csv).run("plan", "42", "-", "--exit-code").code()).isZero();
  }

  @Test
  void verboseShouldShowEachRequestWithTheTokenMasked() {
    server.fake.next(Faults.problem("unavailable", Duration.ZERO));
    Result result = cli.run("list", "42", "--verbose");
    assertThat(result.out()).startsWith("EMAIL ");
    String id = String.valueOf(server.fake.requests().get(1).header("X-Request-Id"));
    assertThat(result.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("> listUsers 1: " + server.fake.baseUrl()),
            line -> assertThat(line).matches("< listUsers 1: status 503 after [0-9]+ ms: .*"),
            line -> assertThat(line).contains("> listUsers 2: ", "Bearer ***", id),
            line -> assertThat(line).matches("< listUsers 2: status 200 after [0-9]+ ms"));
    assertThat(result.err()).doesNotContain(".fake");
  }
}

package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.cloudplans.organizationusers.cli.Cli.Result;
import io.cloudplans.organizationusers.client.fake.ApiCall;
import io.cloudplans.organizationusers.client.fake.Faults;
import io.cloudplans.organizationusers.spec.fixture.ClosedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runnable jar, started by a shell. */
@Execution(CONCURRENT)
class JarIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String JAR = Path.of(System.getProperty("cli.jar")).normalize().toString();

  @AutoClose private final TestServer server = new TestServer();
  private final String token = server.fake.token(TestServer.OWNER);
  @TempDir Path folder;

  /** Starts a shell with a command line in which {@code cli} runs the jar. */
  private Process shell(String url, String line) throws IOException {
    String function =
        "cli() { '"
            + JAVA
            + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC $JVM -jar '"
            + JAR
            + "' \"$@\"; }\n";
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", function + line)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    bash.environment()
        .putAll(Map.of("ORGANIZATION_USERS_URL", url, "ORGANIZATION_USERS_TOKEN", token));
    return bash.start();
  }

  private Result run(String line) throws IOException, InterruptedException {
    int code = shell(server.fake.baseUrl().toString(), line).waitFor();
    return new Result(
        code,
        Files.readString(folder.resolve("out"), UTF_8),
        Files.readString(folder.resolve("err"), UTF_8));
  }

  @Test
  void tokenShouldNotBeInAnyCommandLine() throws Exception {
    Process shell;
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      shell = shell("http://127.0.0.1:" + silent.getLocalPort(), "cli list 42");
      try (Socket call = silent.accept()) {
        // The request has arrived, so the token has been read.
        assertThat(call.getInputStream().read()).isEqualTo('G');
        List<ProcessHandle> processes = shell.descendants().toList();
        assertThat(processes)
            .anySatisfy(process -> assertThat(commandLine(process)).contains(JAR, "list 42"))
            .allSatisfy(process -> assertThat(commandLine(process)).doesNotContain(token));
      }
    }
    assertThat(shell.waitFor()).isEqualTo(7);
    assertThat(Files.readString(folder.resolve("err"))).doesNotContain(token);
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  @Test
  void commandShouldReadTheTokenFromTheOutputOfAShellCommand() throws Exception {
    server.fake.next(Faults.problem("role-not-permitted").on(ApiCall.REMOVE));
    String command =
        " --token-command 'echo Log in: >&2; cat; echo %s'"
            .formatted(server.fake.token("admin@example.com"));
    assertThat(run("echo x | cli add 42 a@b.example --role viewer" + command))
        .isEqualTo(new Result(0, "", "Log in:\nadded a@b.example\n"));
    assertThat(run("cli remove 42 a@b.example" + command).code()).isEqualTo(4);
    assertThat(server.fake.history(42).get(7).actor()).isEqualTo("admin@example.com");
  }

  @Test
  void listShouldNameTheProxyWhenItRefusesTheConnection() throws Exception {
    try (ClosedPort closed = new ClosedPort()) {
      int port = closed.number();
      String proxy = "JVM='-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=" + port + "'\n";
      assertThat(run(proxy + "cli list 42 --url https://api.example.com"))
          .isEqualTo(
              new Result(
                  7,
                  "",
                  "organization-users: cannot connect to the proxy 127.0.0.1:%s: connection refused\n"
                      .formatted(port)));
    }
  }

  @Test
  void planShouldReadAPipeAndARedirect() throws Exception {
    String same = "organization 42 at \"42-7\": 0 to add, 0 to update, 0 to remove\n";
    assertThat(
            run("cli list 42 --csv | tee roster.csv | cli plan 42 - && cli plan 42 - < roster.csv"))
        .isEqualTo(new Result(0, same + same, ""));
  }

  @Test
  void planShouldRejectAnEndlessInput() throws Exception {
    assertThat(run("cli plan 42 /dev/zero"))
        .isEqualTo(
            new Result(
                2,
                "",
                "organization-users: /dev/zero: line 1, column 1: "
                    + "the cell must be CSV of at most 65536 characters\n"));
  }

  @Test
  void listShouldRejectAnEndlessCaFile() throws Exception {
    assertThat(run("cli list 42 --ca-file /dev/zero"))
        .isEqualTo(
            new Result(2, "", "organization-users: --ca-file: must contain PEM certificates\n"));
  }

  @Test
  void removeShouldNotReadArgumentsFromAFileThatAReasonNames() throws Exception {
    assertThat(run("echo --help > file; cli remove 42 billing@example.com --reason @file"))
        .isEqualTo(new Result(0, "", "removed billing@example.com\n"));
    assertThat(server.fake.history(42).get(7).reason()).isEqualTo("@file");
  }

  @Test
  void planShouldRejectTheFirstOfManyLongCells() throws Exception {
    assertThat(
            run(
                "JVM=-Xmx32m; { echo email,role,state; yes \"$(head -c 60000 /dev/zero"
                    + " | tr '\\0' a),viewer,active\"; } | cli plan 42 -"))
        .isEqualTo(
            new Result(
                2,
                "",
                "organization-users: standard input: line 2, column 1: email must be an e-mail"
                    + " address\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--csv", "--json"})
  void listShouldPrintALargeRosterWithASmallHeap(String format) throws Exception {
    String wide = "w".repeat(254);
    String users =
        user(wide, wide)
            + IntStream.range(0, 100_000)
                .mapToObj(i -> user("u" + i + "@b.example", "\\u009f\\u009f\\u009f"))
                .collect(joining());
    server.fake.next(
        Faults.changedBody(body -> body.replace("\"users\":[", "\"users\":[" + users)));
    assertThat(run("JVM=-Xmx64m; cli list 42 " + format + " | tail -n 1 | wc -l"))
        .isEqualTo(new Result(0, "1\n", ""));
  }

  private static String user(String email, String role) {
    return "{\"email\":\"%s\",\"role\":\"%s\",\"state\":\"active\"},".formatted(email, role);
  }

  @Test
  void applyShouldAskOnATerminal() throws Exception {
    String apply = "'%s' -jar '%s' apply 42 roster.csv --reason Left".formatted(JAVA, JAR);
    Result result =
        run(
            "cli list 42 --csv | grep -v billing > roster.csv\n"
                + "echo yes | TERM=xterm script -qec \""
                + apply
                + "\" /dev/null");
    assertThat(result.out())
        .contains("\u001b[31m- billing@example.com: billing, active", "Type 'yes' to apply: ")
        .endsWith("1 change applied.\r\n");
    assertThat(server.roster()).doesNotContain("billing");
  }

  @Test
  void listShouldUseTheProxyOfTheJdk() throws Exception {
    String proxy =
        "JVM='-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=%s'\n"
            .formatted(server.fake.baseUrl().getPort());
    assertThat(run(proxy + "cli list 42 --url http://users.invalid").out()).contains("owner@");
    assertThat(server.targets().get(0)).startsWith("http://users.invalid/v1/");
  }

  @Test
  void outputShouldBeUtf8WhenThePlatformHasAnotherCharset() throws Exception {
    server.fake.next(
        Faults.changedBody(body -> body.replace("viewer\"", "denet\u00e7i \uD83D\uDC4B\"")));
    String platform =
        "export LC_ALL=C JVM='-Dfile.encoding=ISO-8859-1 -Duser.language=tr -Duser.country=TR'\n";
    assertThat(run(platform + "cli list 42 --role viewer").out())
        .contains("viewer@example.com  denet\u00e7i \uD83D\uDC4B");
    assertThat(server.targets())
        .containsExactly("/v1/organizations/users/list?action=users&org_id=42&role=viewer");
  }

  @Test
  void listShouldExitSilentlyWhenTheReaderClosesThePipe() throws Exception {
    String user =
        """
        "users":[{"email":"viewer@example.com","role":"viewer","state":"active"},""";
    server.fake.next(
        Faults.changedBody(
            body -> body.replace("\"users\":[", user + user.substring(9).repeat(20_000))));
    assertThat(run("cli list 42 | head -n 1; exit ${PIPESTATUS[0]}"))
        .isEqualTo(new Result(1, "EMAIL                ROLE     STATE\n", ""));
  }

  @Test
  void listShouldFailWhenTheOutputCannotBeWritten() throws Exception {
    assertThat(run("cli list 42 > /dev/full"))
        .isEqualTo(new Result(1, "", "organization-users: cannot write the output\n"));
  }

  @Test
  void completionShouldBeAValidBashScript() throws Exception {
    Result result = run("cli generate-completion > script && bash -n script && cat script");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("--max-removals", "billing", "organization-users");
  }

  @Test
  void jarShouldRejectAnEmptyRosterAndPrintItsVersion() throws Exception {
    assertThat(run("cli apply 42 - --reason x < /dev/null").code()).isEqualTo(2);
    assertThat(run("cli --version").out()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*\n");
    assertThat(server.fake.requests()).isEmpty();
  }
}

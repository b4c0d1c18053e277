package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.cli.Cli.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable file as a process, as a shell starts it. */
class JarIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String JAR = Path.of(System.getProperty("cli.jar")).normalize().toString();
  private static final String SECRET = "eyJhbGciOiJub25lIn0.e30.c2ln";

  private StubServer server;
  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Starts a shell line in which {@code cli} is the command. */
  private Process shell(String url, String line) throws IOException {
    String function = "cli() { '" + JAVA + "' $JVM -jar '" + JAR + "' \"$@\"; }\n";
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", function + line)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    bash.environment()
        .putAll(Map.of("ORGANIZATION_USERS_URL", url, "ORGANIZATION_USERS_TOKEN", SECRET));
    return bash.start();
  }

  private Ended run(String line) throws IOException, InterruptedException {
    int code = shell(server.url(), line).waitFor();
    return new Ended(
        code,
        Files.readString(folder.resolve("out"), UTF_8),
        Files.readString(folder.resolve("err"), UTF_8));
  }

  @Test
  void tokenShouldBeInNoCommandLineWhenTheCommandRuns() throws Exception {
    Process shell;
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      shell = shell("http://127.0.0.1:" + silent.getLocalPort(), "cli list 42");
      try (Socket call = silent.accept()) {
        // The request has come, so the token was read.
        assertThat(call.getInputStream().read()).isEqualTo('G');
        List<ProcessHandle> family = shell.descendants().toList();
        assertThat(family)
            .anySatisfy(process -> assertThat(commandLine(process)).contains(JAR, "list 42"))
            .allSatisfy(process -> assertThat(commandLine(process)).doesNotContain(SECRET));
      }
    }
    assertThat(shell.waitFor()).isEqualTo(7);
    assertThat(Files.readString(folder.resolve("err"))).doesNotContain(SECRET);
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  @Test
  void commandShouldTakeTheTokenFromACommandAndLeaveItTheErrors() throws Exception {
    server.writes(8).refuses(403, "role-not-permitted");
    String command = " --token-command 'echo Log in: >&2; cat; echo a.b.c'";
    assertThat(run("echo x | cli add 42 a@b.example --role viewer" + command))
        .isEqualTo(new Ended(0, "", "Log in:\nadded a@b.example\n"));
    assertThat(run("cli remove 42 a@b.example" + command).code()).isEqualTo(4);
    assertThat(server.tokens()).containsOnly("Bearer a.b.c");
  }

  @Test
  void outputShouldBeUtf8WhenThePlatformIsSetUpOtherwise() throws Exception {
    server.lists(StubServer.ROSTER.replace("billing\"", "denet\u00e7i \uD83D\uDC4B\""));
    String platform =
        "export LC_ALL=C JVM='-Dfile.encoding=ISO-8859-1 -Duser.language=tr -Duser.country=TR'\n";
    assertThat(run(platform + "cli list 42 --role viewer").out())
        .contains("billing@example.com  denet\u00e7i \uD83D\uDC4B");
    assertThat(server.requests()).containsExactly("list?action=users&org_id=42&role=viewer");
  }

  @Test
  void listShouldEndWithoutAWordWhenTheReaderHasEnough() throws Exception {
    String user = "{\"email\":\"%06d@example.com\",\"role\":\"viewer\",\"state\":\"active\"},";
    StringBuilder many = new StringBuilder("\"users\":[");
    for (int i = 0; i < 20_000; i++) {
      many.append(user.formatted(i));
    }
    server.lists(StubServer.ROSTER.replace("\"users\":[", many));
    assertThat(run("cli list 42 | head -n 1; exit ${PIPESTATUS[0]}"))
        .isEqualTo(new Ended(1, "EMAIL                ROLE     STATE\n", ""));
  }

  @Test
  void listShouldFailWhenTheOutputCannotBeWritten() throws Exception {
    server.lists(StubServer.ROSTER);
    assertThat(run("cli list 42 > /dev/full"))
        .isEqualTo(new Ended(1, "", "organization-users: the output cannot be written\n"));
  }

  @Test
  void completionShouldBeAScriptThatBashTakes() throws Exception {
    Ended ended = run("cli generate-completion > script && bash -n script && cat script");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("--max-removals", "billing", "organization-users");
  }

  @Test
  void applyShouldRefuseAndVersionShouldBeTheProjectsWhenRunFromTheFile() throws Exception {
    assertThat(run("cli apply 42 - --reason x < /dev/null").code()).isEqualTo(2);
    assertThat(run("cli --version").out()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*\n");
    assertThat(server.requests()).isEmpty();
  }
}

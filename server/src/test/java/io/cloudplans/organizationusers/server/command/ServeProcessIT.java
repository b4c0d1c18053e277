package io.cloudplans.organizationusers.server.command;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.PostgresNode;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.RemoteServer;
import io.cloudplans.organizationusers.server.fixture.Eventually;
import io.cloudplans.organizationusers.server.fixture.KeyServer;
import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process: SIGHUP, the log as text, and a password in a file. */
@Tag("operator")
@Timeout(300)
class ServeProcessIT {
  /** Restores the default action of SIGHUP, which a parent such as nohup may have ignored. */
  private static final String DEFAULT_SIGNAL = "--default-signal=HUP";

  @TempDir Path folder;

  @Test
  void keysShouldBeReadAgainOnSighup() {
    try (KeyServer keys = new KeyServer(new TestIssuer().jwks());
        Program serve = serve(DEFAULT_SIGNAL, keys, "--reload-on-hup")) {
      String address = serve.address();
      int before = keys.requests.get();

      serve.signal("HUP");

      Eventually.holds("the keys are read", () -> keys.requests.get() > before);
      assertThat(new RemoteServer(address, "none").get("/health/live")).isOk();
    }
  }

  @Test
  void serverShouldWarnWhenItIgnoresTheSignal() {
    try (KeyServer keys = new KeyServer(new TestIssuer().jwks());
        Program serve = serve("--ignore-signal=HUP", keys, "--reload-on-hup")) {
      serve.address();

      assertThat(serve.errors()).contains("--reload-on-hup has no effect");
    }
  }

  @Test
  void logShouldBeTextWhenConfigured() {
    try (KeyServer keys = new KeyServer(new TestIssuer().jwks());
        Program serve = serve(DEFAULT_SIGNAL, keys, "--log-format=text")) {
      assertThat(new RemoteServer(serve.address(), "none").get(LIST)).isProblem("invalid-token");

      Eventually.holds("the line", () -> serve.errors().contains("request completed"));
      assertThat(serve.errors().lines())
          .allSatisfy(
              line -> assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z (INFO |WARN ) .*"))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("request completed", "status=401", "reason=credentials"));
    }
  }

  private Program serve(String signals, KeyServer keys, String option) {
    List<String> command = new ArrayList<>(List.of("env", signals));
    command.addAll(
        Program.java(
            List.of(),
            Program.JAR,
            "serve",
            "--port=0",
            "--db=sqlite:" + folder.resolve("organizations.db"),
            "--jwks=" + keys.jwksUrl(),
            "--issuer=" + TestIssuer.ISSUER,
            "--audience=" + TestIssuer.AUDIENCE,
            option));
    return Program.server(folder, Map.of(), command);
  }

  @Test
  void migrateShouldSucceedWhenThePasswordIsInAFile() throws IOException {
    String password = "p w+%/@:?\u00e4";
    Path file = Files.writeString(folder.resolve("password"), password + "\n");
    try (PostgresNode node = PostgresNode.primary(folder)) {
      node.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
      Files.writeString(
          folder.resolve("primary/pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      node.execute("SELECT pg_reload_conf()");
      String url = "postgresql://postgres@127.0.0.1:%d/postgres".formatted(node.port());

      CommandResult without = CommandResult.of("migrate", "--db", url);
      CommandResult with =
          CommandResult.of("migrate", "--db", url, "--db-password-file", file.toString());

      assertThat(without.errors()).contains("password");
      assertThat(with).isEqualTo(new CommandResult(0, "", ""));
    }
  }
}

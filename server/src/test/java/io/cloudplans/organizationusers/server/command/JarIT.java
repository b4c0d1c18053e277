package io.cloudplans.organizationusers.server.command;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.SampleOrganization;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.RemoteServer;
import io.cloudplans.organizationusers.server.fixture.ResponseAssert;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.cloudplans.organizationusers.server.token.DemoIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the runnable jar, as an operator runs them. */
@Timeout(120)
class JarIT {
  private final List<Program> processes = Collections.synchronizedList(new ArrayList<>());
  @TempDir Path folder;

  @AfterEach
  void stop() {
    processes.forEach(Program::close);
    assertThat(processes)
        .allSatisfy(
            process -> assertThat(process.errors()).doesNotContain("eyJ", "@", "Left", "\tat "));
  }

  private Program run(List<String> jvm, Map<String, String> environment, String... arguments) {
    Program process = Program.jar(folder, jvm, environment, arguments);
    processes.add(process);
    return process;
  }

  private Program run(String... arguments) {
    return run(List.of(), Map.of(), arguments);
  }

  private Program demo() {
    return run("demo", "--port", "0", "--data", folder.toString());
  }

  private String db() {
    return "sqlite:" + folder.resolve("organization-users.db");
  }

  private String token(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("token", "--data", folder.toString(), "--email"));
    command.addAll(List.of(arguments));
    return CommandResult.output(command.toArray(String[]::new));
  }

  private static ResponseAssert assertThatList(RemoteServer server, String token) {
    return assertThat(server.send(server.requestWith(token, LIST)));
  }

  @Test
  void demoShouldPrintARequestThatWorksAndKeepItsDataWhenStartedAgain() {
    for (int version = 6; version <= 7; version++) {
      Program demo = demo();
      RemoteServer server = demo.demoServer();
      String[] curl = demo.lineAfter("curl -H ").split("'", -1);
      assertThat(demo.lineAfter("Documentation: ")).isEqualTo(server.address() + "/docs/");
      assertThat(curl[1]).isEqualTo("Authorization: Bearer " + server.token(OWNER, false));
      TestResponse response =
          server.send(
              HttpRequest.newBuilder(URI.create(curl[3]))
                  .header("Authorization", curl[1].substring("Authorization: ".length())));

      assertThat(response).isOk().hasHeader("ETag", "\"42-" + version + "\"");
      assertThat(server.post("add", body("u" + version + "@example.com", "role", "viewer"))).isOk();
      assertThat(demo.terminate().exitCode()).isZero();
    }
  }

  @Test
  void demoShouldAcceptATokenWhenItsLifetimeIsAtMost30Minutes() {
    RemoteServer server = demo().demoServer();
    assertThat(CommandResult.output("org", "mfa", "--db", db(), "--org-id", "42", "--view", "on"))
        .isEmpty();

    assertThatList(server, token("viewer@example.com")).hasStatus(401);
    assertThatList(server, token("viewer@example.com", "--mfa")).isOk();
    assertThatList(server, token("viewer@example.com", "--mfa", "--ttl", "31m"))
        .hasHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void serveShouldReadItsOptionsFromTheCommandLineOrTheEnvironment(boolean flags) {
    DemoIssuer.in(folder);
    SampleOrganization.createIn(db(), Clock.systemUTC());
    Map<String, String> options =
        Map.of(
            "port", "0",
            "db", db(),
            "jwks", folder.resolve("jwks.json").toString(),
            "issuer", "urn:organization-users:demo",
            "audience", "organization-users");
    List<String> arguments = new ArrayList<>(List.of("serve"));
    Map<String, String> environment = new HashMap<>();
    options.forEach(
        (name, value) -> {
          if (flags) {
            arguments.addAll(List.of("--" + name, value));
          } else {
            environment.put("ORGANIZATION_USERS_" + name.toUpperCase(Locale.ROOT), value);
          }
        });
    // Kubernetes sets the first for a service of this name, and images often set the second.
    environment.putIfAbsent("ORGANIZATION_USERS_PORT", "tcp://10.0.0.1:8080");
    environment.put("ORGANIZATION_USERS_VERSION", "1.0.0");
    Program serve = run(List.of(), environment, arguments.toArray(String[]::new));
    RemoteServer server = new RemoteServer(serve.address(), token(OWNER));

    assertThat(server.get(LIST)).isOk();
    assertThat(serve.terminate().exitCode()).isZero();
  }

  @Test
  void processShouldEndWithAnErrorWhenThePortIsInUse() throws IOException {
    DemoIssuer.in(folder);
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Program process =
          run(
              "serve",
              "--port=" + busy.getLocalPort(),
              "--db=" + db(),
              "--jwks=" + folder.resolve("jwks.json"),
              "--issuer=i",
              "--audience=a");

      assertThat(process.output()).isEmpty();
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.errors()).contains("--port");
    }
  }

  @Test
  void exportShouldFailWhenItsOutputCannotBeWritten() {
    SampleOrganization.createIn(db(), Clock.systemUTC());
    try (Program export =
        shell("exec \"$@\" > /dev/full", "org", "export", "--org-id=42", "--db=" + db())) {
      assertThat(export.exitCode()).isEqualTo(1);
      assertThat(export.errors()).isEqualTo("the output cannot be written completely\n");
    }
  }

  @Test
  void filesShouldBeAccessibleOnlyToTheirOwnerWhenTheUmaskIsOpen() throws IOException {
    Path data = folder.resolve("data");
    Path db = folder.resolve("new.db");
    try (Program demo = shell("umask 0; exec \"$@\"", "demo", "--port=0", "--data=" + data);
        Program migrate = shell("umask 0; exec \"$@\"", "migrate", "--db=sqlite:" + db)) {
      assertThat(demo.address()).isNotEmpty();
      assertThat(migrate.exitCode()).isZero();
      assertThat(permissions(data)).isEqualTo("rwx------");
      assertThat(permissions(db)).isEqualTo("rw-------");
      try (Stream<Path> files = Files.list(data)) {
        assertThat(files)
            .hasSizeGreaterThanOrEqualTo(5)
            .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
      }
    }
  }

  /** Runs a shell script, whose arguments are the command line that runs the jar. */
  private Program shell(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(Program.java(List.of(), Program.JAR, arguments));
    return Program.server(folder, Map.of(), command);
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

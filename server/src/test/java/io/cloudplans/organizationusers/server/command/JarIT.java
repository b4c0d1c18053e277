package io.cloudplans.organizationusers.server.command;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.ServerAt;
import io.cloudplans.organizationusers.server.fixture.ResponseAssert;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** The output of a command that ends well. */
  private String output(String... arguments) {
    Program process = run(arguments);
    String output = process.output();
    assertThat(process.exitCode()).as(process.errors()).isZero();
    return output;
  }

  private String db() {
    return "sqlite:" + folder.resolve("organization-users.db");
  }

  private String token(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("token", "--data", folder.toString(), "--email"));
    command.addAll(List.of(arguments));
    return output(command.toArray(String[]::new));
  }

  private static ResponseAssert assertThatList(ServerAt server, String token) {
    return assertThat(server.send(server.requestWith(token, LIST)));
  }

  @Test
  void demoShouldPrintARequestThatWorksAndKeepItsDataWhenStartedAgain() {
    for (int version = 6; version <= 7; version++) {
      Program demo = demo();
      ServerAt server = demo.demoServer();
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
  void tokenShouldBeTakenByTheDemoWhenItLivesHalfAnHourAtMost() {
    ServerAt server = demo().demoServer();
    assertThat(output("org", "mfa", "--db", db(), "--org-id", "42", "--view", "on")).isEmpty();

    assertThatList(server, token("viewer@example.com")).hasStatus(401);
    assertThatList(server, token("viewer@example.com", "--mfa")).isOk();
    assertThatList(server, token("viewer@example.com", "--mfa", "--ttl", "31m"))
        .hasHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void serveShouldTakeItsOptionsFromFlagsOrFromTheEnvironment(boolean flags) {
    assertThat(demo().address()).startsWith("http://127.0.0.1:");
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
    Program serve = run(List.of(), environment, arguments.toArray(String[]::new));
    ServerAt server = new ServerAt(serve.address(), token(OWNER));

    assertThat(server.get(LIST)).isOk();
    assertThat(serve.terminate().exitCode()).isZero();
  }

  @Test
  void errorShouldNameTheFlagWhenAnOptionIsWrong() throws IOException {
    demo().address();
    String keys = folder.resolve("jwks.json").toString();
    Path broken = Files.writeString(folder.resolve("broken"), "none\n".repeat(2000));
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(busy.getLocalPort());
      Map<List<String>, String> wrong =
          Map.ofEntries(
              entry(serve("0", db(), keys).subList(0, 7), "--issuer"),
              entry(serve("0", "oracle:x", keys), "--db"),
              entry(serve("0", "sqlite:" + broken, keys), "--db"),
              entry(serve("0", "sqlite:" + folder.resolve("no/such/file"), keys), "--db"),
              entry(serve("0", db(), broken.toString()), "--jwks"),
              entry(serve("0", db(), "http://example.com/jwks"), "--jwks"),
              entry(serve(port, db(), keys), "--port"),
              entry(serve("65536", db(), keys), "--port"),
              entry(serve("x", db(), keys), "--port"),
              entry(List.of("org", "create", "--db", db(), "--org-id", "042"), "--org-id"),
              entry(List.of("token", "--data", "/nowhere", "--email", "x"), "--data"));
      wrong.entrySet().parallelStream()
          .forEach(one -> assertRejected(one.getValue(), one.getKey()));
    }
  }

  private static List<String> serve(String port, String db, String jwks) {
    return List.of(
        "serve", "--port", port, "--db", db, "--jwks", jwks, "--issuer", "i", "--audience", "a");
  }

  private void assertRejected(String flag, List<String> arguments) {
    Program process = run(arguments.toArray(String[]::new));
    assertThat(process.output()).isEmpty();
    assertThat(process.exitCode()).isNotZero();
    assertThat(process.errors()).contains(flag);
  }

  @Test
  void helpShouldBePrintedForEachCommand() {
    Stream.of("", "demo", "serve", "org", "org create", "org mfa", "org list", "history")
        .parallel()
        .forEach(
            command ->
                assertThat(output((command + " --help").trim().split(" ")))
                    .contains(("Usage: organization-users-server " + command).trim()));
    assertThat(output("serve", "--help")).doesNotContain("Default: 0");
    assertThat(output("token", "--help")).contains("--ttl");
  }

  @Test
  void operatorShouldCreateConfigureAndListBesideARunningServer() {
    ServerAt server = demo().demoServer();
    String[] of = {"--db", db(), "--org-id", "9007199254740993"};
    output("org", "create", of[0], of[1], of[2], of[3], "--owner", "Boss@Example.com");
    output("org", "mfa", of[0], of[1], of[2], of[3], "--delete", "on", "--create", "on");

    assertThat(output("org", "list", "--db", db()))
        .isEqualTo("42\t6\t\n9007199254740993\t2\tcreate,delete");
    assertThat(output("history", of[0], of[1], of[2], of[3]).replaceAll("\\S+Z\t", ""))
        .isEqualTo(
            "1\toperator\tcreate\tboss@example.com\t-\t-\towner\tactive\t[]\t-\t-\n"
                + "2\toperator\tmfa\t-\t-\t-\t-\t-\t[create, delete]\t-\t-");
    assertThat(
            server.send(server.requestWith(token("boss@example.com"), LIST.replace("42", of[3]))))
        .hasBody(
            "{\"status\":200,\"users\":[{\"email\":\"boss@example.com\",\"role\":\"owner\","
                + "\"state\":\"active\"}],\"mfa\":{\"view\":false,\"create\":true,"
                + "\"update\":false,\"delete\":true,\"usersmgmt\":false}}");
  }
}

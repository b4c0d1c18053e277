package io.cloudplans.organizationusers.server.command;

import static io.cloudplans.organizationusers.server.command.CommandResult.output;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands, while a server is running. */
@Timeout(60)
class CommandsTest {
  @RegisterExtension static final RunningServer server = new RunningServer();

  @TempDir static Path folder;

  @BeforeAll
  static void writeBrokenFile() throws IOException {
    Files.writeString(folder.resolve("broken"), "none\n".repeat(2000));
  }

  private static String db() {
    return "sqlite:" + server.folder().resolve("organization-users.db");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--issuer   | serve --port 0 --db {db} --jwks {keys}",
        "--db       | serve --port 0 --db oracle:x --jwks {keys} --issuer i --audience a",
        "--db       | serve --port 0 --db sqlite:{broken} --jwks {keys} --issuer i --audience a",
        "--db       | serve --port 0 --db sqlite:/no/such/file --jwks {keys} --issuer i --audience"
            + " a",
        "--jwks     | serve --port 0 --db {db} --jwks {broken} --issuer i --audience a",
        "--jwks     | serve --port 0 --db {db} --jwks http://example.com/jwks --issuer i --audience"
            + " a",
        "--port     | serve --port 65536 --db {db} --jwks {keys} --issuer i --audience a",
        "--port     | serve --port x --db {db} --jwks {keys} --issuer i --audience a",
        "--org-id   | org create --db {db} --org-id 042 --owner o@x.example",
        "--data     | token --data /nowhere --email x"
      })
  void commandShouldNameTheOptionWhenItIsInvalid(String option, String command) {
    String[] arguments =
        command
            .replace("{db}", db())
            .replace("{keys}", server.folder().resolve("jwks.json").toString())
            .replace("{broken}", folder.resolve("broken").toString())
            .split(" ");

    CommandResult result = CommandResult.of(arguments);

    assertThat(result.output()).isEmpty();
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.errors()).contains(option).doesNotContain("eyJ", "@", "Left", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "serve",
        "org",
        "org create",
        "org mfa",
        "org list",
        "history",
        "token"
      })
  void helpShouldBePrintedWhenAskedFor(String command) {
    assertThat(output((command + " --help").trim().split(" ")))
        .contains(("Usage: organization-users-server " + command).trim());
  }

  @Test
  void helpShouldNameDefaultsOnlyWhereAnOptionHasOne() {
    assertThat(output("serve", "--help")).doesNotContain("Default: 0");
    assertThat(output("token", "--help")).contains("--ttl");
  }

  @Test
  void operatorShouldCreateConfigureAndListWhenAServerRuns() {
    String[] of = {"--db", db(), "--org-id", "9007199254740993"};
    output(command("org create", of, "--owner", "Boss@Example.com"));
    output(command("org mfa", of, "--delete", "on", "--create", "on"));

    assertThat(output("org", "list", "--db", db()))
        .isEqualTo("org_id\tversion\tmfa\n42\t6\t\n9007199254740993\t2\tcreate,delete");
    assertThat(output(command("history", of)).replaceAll("\\S+Z\t", ""))
        .isEqualTo(
            """
            version\tat\tactor\toperation\temail\told_role\told_state\tnew_role\tnew_state\tmfa\t\
            reason\trequest_id
            1\toperator\tcreate\tboss@example.com\t-\t-\towner\tactive\t[]\t-\t-
            2\toperator\tmfa\t-\t-\t-\t-\t-\t[create, delete]\t-\t-\
            """);
    assertThat(
            server.send(
                server.requestWith(
                    server.token("boss@example.com", false),
                    RunningServer.LIST.replace("42", "9007199254740993"))))
        .hasBody(
            """
            {"status":200,"users":[{"email":"boss@example.com","role":"owner",\
            "state":"active"}],"mfa":{"view":false,"create":true,\
            "update":false,"delete":true,"usersmgmt":false}}\
            """);
  }

  private static String[] command(String name, String[] options, String... more) {
    List<String> words = new ArrayList<>(List.of(name.split(" ")));
    Stream.of(options, more).flatMap(Stream::of).forEach(words::add);
    return words.toArray(String[]::new);
  }
}

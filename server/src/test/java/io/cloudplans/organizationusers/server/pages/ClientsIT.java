package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that the commands of the page on other languages generate working clients. If a tool is
 * missing, its test is aborted and names the tool.
 */
@Tag("clients")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ClientsIT {
  private static final String PAGE = "docs/get-started/other-languages.md";
  private static final Path PROGRAMS = Path.of("../spec/portal/src/main/samples/clients");
  private static final Path JARS = Path.of("target/clients").toAbsolutePath();

  /** The first id that a JavaScript number cannot hold. */
  private static final long ORG_ID = 9_007_199_254_740_993L;

  @RegisterExtension static final RunningServer server = new RunningServer().withResetBeforeEach();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          typescript | main.mjs               | npm --version          | npm install --silent --prefix client-typescript; node main.mjs
          python     | main.py                | python3 -m venv --help | python3 -m venv v; v/bin/pip install -q ./client-python; v/bin/python main.py
          go         | client-go/main/main.go | go version             | cd client-go; go run ./main
          kotlin     | Main.kt                | java --version         | set -- "$JARS"/kotlin/*; IFS=:; java -cp "$*" org.jetbrains.kotlin.cli.jvm.K2JVMCompiler -no-stdlib -no-reflect -cp "$*" -d out client-kotlin/src/main/kotlin Main.kt; java -cp "out:$*" MainKt
          """)
  void generatedClientShouldKeepAnIdExact(String language, String file, String check, String run)
      throws IOException, InterruptedException {
    generate(language);
    assumeTrue(succeeds(check), "this machine fails: " + check);
    server.registry().create(ORG_ID, RunningServer.OWNER);
    Path program = Files.createDirectories(folder.resolve(file).getParent());
    String name = Path.of(file).getFileName().toString();
    Files.copy(PROGRAMS.resolve(name), program.resolve(name));

    assertThat(shell(run).split("\\s")).contains(language + "@example.com", RunningServer.OWNER);
  }

  /** Checks signatures only, because neither Debian nor npm has .NET to compile the client. */
  @Test
  void csharpClientShouldHaveStringsAsIds() throws IOException, InterruptedException {
    generate("csharp");

    Path source = folder.resolve("client-csharp/src/Org.OpenAPITools");
    assertThat(source.resolve("Api/OrganizationUsersApi.cs")).content().contains("(string orgId,");
    assertThat(source.resolve("Model/AddUserRequest.cs")).content().contains("string OrgId {");
  }

  /** Runs the page's command, with the generator that it downloads. */
  private void generate(String language) throws IOException, InterruptedException {
    Files.write(folder.resolve("openapi.yaml"), PortalFiles.read("docs/openapi.yaml"));
    String page = new String(PortalFiles.read(PAGE), UTF_8);
    String arguments =
        Pattern.compile(
                "npx @openapitools/openapi-generator-cli ([^`]* client-" + language + "[^`]*)")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow();
    shell("java -jar \"$JARS/generator.jar\" " + arguments);
  }

  /** Runs a command to its end, which may take minutes; returns its output. */
  private String shell(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "command", ".out");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-ec", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "URL", server.address(),
                "TOKEN", server.token(RunningServer.OWNER, false),
                "JARS", JARS.toString()));
    int exitCode = builder.start().waitFor();
    String text = Files.readString(output);
    if (exitCode != 0) {
      throw new IllegalStateException(command + ": " + text);
    }
    return text;
  }

  private static boolean succeeds(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}

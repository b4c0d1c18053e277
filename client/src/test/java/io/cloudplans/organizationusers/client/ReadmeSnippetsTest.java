package io.cloudplans.organizationusers.client;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles the Java snippets of the READMEs and of the portal, and runs them against a socket. */
class ReadmeSnippetsTest {
  private static final int MAX_REQUESTS = 20;
  private static final String IMPORTS =
      Stream.of(
              "io.cloudplans.organizationusers.client",
              "io.cloudplans.organizationusers.client.config",
              "io.cloudplans.organizationusers.client.error",
              "io.cloudplans.organizationusers.client.model",
              "io.cloudplans.organizationusers.client.plan",
              "io.opentelemetry.api.trace",
              "io.opentelemetry.context",
              "java.net",
              "java.net.http",
              "java.time",
              "java.util",
              "java.util.concurrent",
              "javax.net.ssl")
          .map(name -> "import " + name + ".*; ")
          .reduce("", String::concat);

  @RegisterExtension final ScriptedServer server = new ScriptedServer();
  @TempDir private static Path folder;
  private static URLClassLoader classes;

  static Stream<Readme.Code> snippets() {
    return Stream.of(
            Readme.of("Client", "README.md"),
            Readme.of("Project", "../README.md"),
            Readme.of("Portal", "../spec/portal/src/main/pages/get-started/java.md"),
            Readme.of("Samples", "../spec/portal/src/main/samples/java.md"))
        .flatMap(Readme::snippets);
  }

  @BeforeAll
  static void compile() throws IOException {
    assertThat(
            Compilation.faults(
                folder,
                snippets().collect(toMap(Readme.Code::name, ReadmeSnippetsTest::source)),
                "-cp",
                System.getProperty("java.class.path")))
        .isEmpty();
    classes =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ReadmeSnippetsTest.class.getClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    classes.close();
  }

  /** Returns the snippet as a class, at the same line numbers as in its text. */
  private static String source(Readme.Code snippet) {
    return "\n".repeat(snippet.line() - 1)
        + IMPORTS
        + "public class %1$s extends Snippet { public %1$s(String url) { super(url); } "
            .formatted(snippet.name())
        + "@Override public void run() throws Exception {\n"
        + snippet.text()
        + "}}\n";
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void snippetShouldSucceedWhenItRunsAgainstASocket(Readme.Code snippet) throws Exception {
    for (String response : snippet.responses()) {
      if (response.equals("success")) {
        server.responds(ReadmeSnippetsTest::respond);
      } else {
        server.rejects(response);
      }
    }
    for (int i = 0; i < MAX_REQUESTS; i++) {
      server.responds(ReadmeSnippetsTest::respond);
    }
    Snippet run =
        (Snippet)
            classes
                .loadClass(snippet.name())
                .getConstructor(String.class)
                .newInstance(server.url());
    run.run();
    assertThat(server.receivedCount()).isGreaterThanOrEqualTo(snippet.responses().size());
  }

  /** Responds as the API does: with the reference's list, in two pages if limited, or with 304. */
  private static Reply respond(ScriptedServer.Received request) {
    boolean unchanged = request.headers().containsKey("if-none-match");
    boolean pages = request.line().contains("limit=") && !request.line().contains("cursor=");
    String operation = request.line().replaceFirst(".*/users/(\\w+)\\?.*", "$1");
    String next = pages ? "Link: </v1/organizations/users/list?cursor=c>; rel=\"next\"\n" : "";
    byte[] body =
        unchanged
            ? new byte[0]
            : Contract.text("vectors/" + operation + "/response.json")
                .getBytes(StandardCharsets.UTF_8);
    return Reply.of(unchanged ? 304 : 200, next, body);
  }
}

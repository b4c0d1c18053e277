package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final String HEADER = "email,role,state\n";
  private static final String SAME =
      """
      email,role,state
      owner@example.com,owner,active
      admin@example.com,admin,active
      billing@example.com,billing,active
      viewer@example.com,viewer,inactive
      """;

  @AutoClose private final TestServer server = new TestServer();
  private Cli cli = server.cli();

  private Result plan(String csv, String... options) {
    return cli.withInput(csv)
        .run(
            Stream.concat(Stream.of("plan", "42", "-"), Stream.of(options)).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\uFEFF%s", "%s\n\n"})
  void planShouldBeEmptyWhenTheFileMatchesTheRoster(String form) {
    assertThat(plan(form.formatted(SAME), "--exit-code"))
        .isEqualTo(
            new Result(0, "organization 42 at \"42-7\": 0 to add, 0 to update, 0 to remove\n", ""));
  }

  @Test
  void planShouldReadTheFileWhenASpreadsheetWroteIt(@TempDir Path folder) throws IOException {
    String csv = "\uFEFF" + SAME.replace("\n", "\r\n").replaceAll("([a-z]+@[a-z.]+)", "\"$1\"");
    Path file = Files.writeString(folder.resolve("ı.csv"), csv);
    assertThat(cli.run("plan", "42", file.toString()).out()).contains("0 to add, 0 to update, 0");
  }

  @Test
  void planShouldExitWith8WhenChangesArePendingAndExitCodeIsSet() {
    assertThat(plan(SAME.replace("inactive", "active"), "--exit-code").code()).isEqualTo(8);
    assertThat(plan(SAME.replace("inactive", "active")).code()).isZero();
  }

  @Test
  void planShouldPrintOneDocumentWhenJsonIsRequested() {
    assertThat(
            plan(HEADER + "admin@example.com,viewer,active\nn@b.example,admin,active\n", "--json"))
        .isEqualTo(
            new Result(
                0,
                """
                {"org_id":"42","version":"\\"42-7\\"","changes":[\
                {"before":null,"after":{"email":"n@b.example","role":"admin","state":"active"}},\
                {"before":{"email":"admin@example.com","role":"admin","state":"active"},\
                "after":{"email":"admin@example.com","role":"viewer","state":"active"}},\
                {"before":{"email":"billing@example.com","role":"billing","state":"active"},\
                "after":null},\
                {"before":{"email":"viewer@example.com","role":"viewer","state":"inactive"},\
                "after":null}],\
                "warnings":[{"kind":"OWNER_MISSING","email":"owner@example.com"}]}
                """,
                ""));
  }

  @Test
  void planShouldReadTheCallerFromTheTokenOrTheOption() {
    String csv = SAME.replace("admin,active", "admin,inactive");
    String warning = "! admin@example.com is the caller and loses rights with the last change\n";
    cli = cli.with("ORGANIZATION_USERS_TOKEN", server.fake.token("Admin@example.com"));
    assertThat(plan(csv).out()).contains(warning);
    assertThat(plan(csv, "--caller", "billing@example.com").out()).doesNotContain(warning);
  }

  @Test
  void planShouldRejectTheFileWhenItIsNotUtf8(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("x.csv"), SAME.getBytes(UTF_16));
    assertThat(cli.run("plan", "42", file.toString()))
        .isEqualTo(new Result(2, "", "organization-users: " + file + ": is not UTF-8\n"));
  }

  @Test
  void planShouldBeColoredWhenTheTerminalSupportsColors() {
    cli = cli.withTerminals(ProcessContext.OUT);
    String line = "- viewer@example.com: viewer, inactive";
    String csv = SAME.replace("viewer@example.com,viewer,inactive\n", "");
    assertThat(plan(csv).out()).contains("\u001b[31m" + line + "\u001b[0m\n");
    cli = cli.with("NO_COLOR", "1");
    assertThat(plan(csv).out()).startsWith(line + "\n");
    cli = cli.with("NO_COLOR", "").with("TERM", "dumb");
    assertThat(plan(csv).out()).startsWith(line + "\n");
  }
}

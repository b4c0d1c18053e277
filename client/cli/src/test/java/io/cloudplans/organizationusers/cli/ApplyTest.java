package io.cloudplans.organizationusers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.cli.Cli.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyTest {
  private static final String PLAN =
      """
      + new@example.com: viewer, active
      ~ viewer@example.com: viewer, inactive -> viewer, active
      - billing@example.com: billing, active
      organization 42 at "42-7": 1 to add, 1 to update, 1 to remove
      """;

  private StubServer server;
  private Cli cli;
  private String file;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    server = new StubServer();
    cli = Cli.at(server);
    file =
        Files.writeString(
                folder.resolve("roster.csv"),
                """
                email,role,state
                admin@example.com,admin,active
                new@example.com,viewer,active
                owner@example.com,owner,active
                viewer@example.com,viewer,active
                """)
            .toString();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void applyShouldCarryOutThePlanWhenNobodyIsToBeAsked() {
    server.lists(StubServer.ROSTER).writes(8, 9, 10);
    assertThat(cli.run("apply", "42", file, "--reason", "Left", "--yes"))
        .isEqualTo(new Ended(0, PLAN, "3 changes are done.\n"));
    assertThat(server.requests())
        .containsExactly(
            "list?action=users&org_id=42",
            "add {\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\","
                + "\"state\":\"active\"}",
            "update {\"org_id\":\"42\",\"user_id\":\"viewer@example.com\",\"role\":\"viewer\","
                + "\"state\":\"active\"}",
            "remove {\"org_id\":\"42\",\"user_id\":\"billing@example.com\",\"reason\":\"Left\"}");
  }

  @Test
  void applyShouldSayWhatIsDoneAndLeftWhenTheRosterChanges() {
    server.lists(StubServer.ROSTER).writes(8).refuses(412, "precondition-failed");
    Ended ended = cli.run("apply", "42", file, "--reason", "secret", "--yes", "--json");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.out())
        .isEqualTo(
            """
            {"org_id":"42","version":"\\"42-8\\"","done":[\
            {"before":null,"after":{"email":"new@example.com","role":"viewer","state":"active"}}],\
            "left":[{"before":{"email":"viewer@example.com","role":"viewer","state":"inactive"},\
            "after":{"email":"viewer@example.com","role":"viewer","state":"active"}},\
            {"before":{"email":"billing@example.com","role":"billing","state":"active"},\
            "after":null}],"warnings":[]}
            """);
    assertThat(ended.err())
        .startsWith("organization-users: stopped after 1 of 3 changes: /problems/precondition")
        .doesNotContain("secret", "a-token");
  }

  @Test
  void applyShouldRefuseWhenThereIsNobodyToAsk() {
    assertThat(cli.run("apply", "42", file, "--reason", "Left"))
        .isEqualTo(new Ended(2, "", "organization-users: there is nobody to ask: give --yes\n"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void applyShouldGoOnWhenTheAnswerIsYes() {
    server.lists(StubServer.ROSTER).writes(8, 9, 10);
    assertThat(cli.on(ProcessContext.IN).reading("yes\n").run("apply", "42", file, "--reason", "L"))
        .isEqualTo(new Ended(0, PLAN, "Apply? Only yes is taken: 3 changes are done.\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "y\n", "no\n", "YES\n"})
  void applyShouldChangeNothingWhenTheAnswerIsAnother(String answer) {
    server.lists(StubServer.ROSTER);
    Ended ended =
        cli.on(ProcessContext.IN).reading(answer).run("apply", "42", file, "--reason", "Left");
    assertThat(ended)
        .isEqualTo(new Ended(1, PLAN, "Apply? Only yes is taken: Nothing was changed.\n"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void applyShouldChangeNothingWhenTooManyWouldBeRemoved() throws IOException {
    Files.writeString(Path.of(file), "email,role,state\nowner@example.com,owner,active\n");
    server.lists(StubServer.ROSTER);
    String[] apply = {"apply", "42", file, "--reason", "Left", "--yes"};
    Ended ended = cli.run(apply);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("3 users would be removed; nothing was changed");
    assertThat(cli.run("apply", "42", file, "--reason", "x", "--yes", "--max-removals=2").code())
        .isEqualTo(2);
    assertThat(server.requests()).hasSize(2);
    server.writes(8, 9, 10);
    assertThat(cli.run("apply", "42", file, "--reason", "x", "--yes", "--max-removals=3").code())
        .isZero();
  }

  @Test
  void applyShouldShowABarWhenTheErrorsAreATerminal() {
    server.lists(StubServer.ROSTER).writes(8, 9, 10);
    String hashes = "#".repeat(13) + " ".repeat(27);
    assertThat(
            cli.on(ProcessContext.ERR).run("apply", "42", file, "--reason", "Left", "--yes").err())
        .startsWith("\r[" + hashes + "] 1/3\r[")
        .endsWith("\r[" + "#".repeat(40) + "] 3/3\n3 changes are done.\n");
  }

  @Test
  void applyShouldDoNothingWhenThereIsNothingToDo() throws IOException {
    Files.writeString(
        Path.of(file),
        """
        email,role,state
        admin@example.com,admin,active
        billing@example.com,billing,active
        owner@example.com,owner,active
        viewer@example.com,viewer,inactive
        """);
    server.lists(StubServer.ROSTER);
    assertThat(cli.on(ProcessContext.IN).run("apply", "42", file, "--reason", "Left").err())
        .isEqualTo("0 changes are done.\n");
    assertThat(server.requests()).hasSize(1);
  }
}

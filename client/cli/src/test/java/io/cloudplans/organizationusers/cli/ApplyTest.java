package io.cloudplans.organizationusers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudplans.organizationusers.cli.Cli.Result;
import io.cloudplans.organizationusers.client.fake.ApiCall;
import io.cloudplans.organizationusers.client.fake.Faults;
import io.cloudplans.organizationusers.client.fake.ReceivedRequest;
import io.cloudplans.organizationusers.client.fake.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyTest {
  @AutoClose private final TestServer server = new TestServer();
  private final Cli cli = server.cli();
  private String file;

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    file =
        Files.writeString(folder.resolve("roster.csv"), "email,role,state\n" + TestServer.DESIRED)
            .toString();
  }

  @Test
  void applyShouldExecuteThePlanWhenItIsConfirmedByAnOption() {
    assertThat(cli.run("apply", "42", file, "--reason", "Left", "--yes"))
        .isEqualTo(new Result(0, TestServer.PLAN, "3 changes applied.\n"));
    assertThat(server.roster()).isEqualTo(TestServer.DESIRED);
    assertThat(server.fake.requests())
        .extracting(ReceivedRequest::call, request -> request.header("If-Match"))
        .containsExactly(
            tuple(ApiCall.LIST, null),
            tuple(ApiCall.ADD, "\"42-7\""),
            tuple(ApiCall.UPDATE, "\"42-8\""),
            tuple(ApiCall.REMOVE, "\"42-9\""));
    assertThat(server.fake.history(42)).extracting(Revision::reason).endsWith("Left");
  }

  @Test
  void applyShouldReportAppliedAndRemainingChangesWhenTheRosterChanges() {
    server.fake.next(Faults.problem("precondition-failed").on(ApiCall.UPDATE));
    Result result = cli.run("apply", "42", file, "--reason", "secret", "--yes", "--json");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out())
        .isEqualTo(
            """
            {"org_id":"42","version":"\\"42-8\\"","applied":[\
            {"before":null,"after":{"email":"new@example.com","role":"viewer","state":"active"}}],\
            "remaining":[{"before":{"email":"viewer@example.com","role":"viewer","state":"inactive"},\
            "after":{"email":"viewer@example.com","role":"viewer","state":"active"}},\
            {"before":{"email":"billing@example.com","role":"billing","state":"active"},\
            "after":null}],"warnings":[]}
            """);
    assertThat(result.err())
        .startsWith("organization-users: stopped after 1 of 3 changes: /problems/precondition")
        .doesNotContain("secret", "a-token");
  }

  @Test
  void applyShouldBeRejectedWhenThereIsNoTerminal() {
    assertThat(cli.run("apply", "42", file, "--reason", "Left"))
        .isEqualTo(new Result(2, "", "organization-users: not a terminal: pass --yes\n"));
    assertThat(server.fake.requests()).isEmpty();
  }

  @Test
  void applyShouldExecuteThePlanWhenYesIsTyped() {
    assertThat(
            cli.withTerminals(ProcessContext.IN)
                .withInput("yes\n")
                .run("apply", "42", file, "--reason", "L"))
        .isEqualTo(new Result(0, TestServer.PLAN, "Type 'yes' to apply: 3 changes applied.\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "y\n", "no\n", "YES\n"})
  void applyShouldChangeNothingWhenAnythingElseIsTyped(String typed) {
    Result result =
        cli.withTerminals(ProcessContext.IN)
            .withInput(typed)
            .run("apply", "42", file, "--reason", "Left");
    assertThat(result)
        .isEqualTo(new Result(1, TestServer.PLAN, "Type 'yes' to apply: Nothing was changed.\n"));
    assertThat(server.fake.history(42)).hasSize(7);
  }

  @Test
  void applyShouldChangeNothingWhenTooManyUsersWouldBeRemoved() throws IOException {
    Files.writeString(Path.of(file), "email,role,state\nowner@example.com,owner,active\n");
    Result result = cli.run("apply", "42", file, "--reason", "Left", "--yes");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("the plan removes 3 users; nothing was changed");
    assertThat(cli.run("apply", "42", file, "--reason", "x", "--yes", "--max-removals=2").code())
        .isEqualTo(2);
    assertThat(server.fake.history(42)).hasSize(7);
    assertThat(cli.run("apply", "42", file, "--reason", "x", "--yes", "--max-removals=3").code())
        .isZero();
    assertThat(server.roster()).isEqualTo("owner@example.com,owner,active\n");
  }

  @Test
  void applyShouldShowAProgressBarWhenStandardErrorIsATerminal() {
    String hashes = "#".repeat(13) + " ".repeat(27);
    assertThat(
            cli.withTerminals(ProcessContext.ERR)
                .run("apply", "42", file, "--reason", "Left", "--yes")
                .err())
        .startsWith("\r[" + hashes + "] 1/3\r[")
        .endsWith("\r[" + "#".repeat(40) + "] 3/3\n3 changes applied.\n");
  }

  @Test
  void applyShouldCountInTheSingularWhenThereIsOneChange() throws IOException {
    Files.writeString(
        Path.of(file), "email,role,state\n" + server.roster().replace("inactive", "active"));
    assertThat(cli.run("apply", "42", file, "--reason", "Left", "--yes").err())
        .isEqualTo("1 change applied.\n");
  }

  @Test
  void applyShouldNotAskWhenThereIsNothingToChange() throws IOException {
    Files.writeString(Path.of(file), "email,role,state\n" + server.roster());
    assertThat(
            cli.withTerminals(ProcessContext.IN).run("apply", "42", file, "--reason", "Left").err())
        .isEqualTo("0 changes applied.\n");
    assertThat(server.fake.requests()).hasSize(1);
  }
}

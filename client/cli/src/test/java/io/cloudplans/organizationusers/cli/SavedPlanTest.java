package io.cloudplans.organizationusers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.cli.Cli.Result;
import io.cloudplans.organizationusers.client.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that are saved for review and applied later. */
class SavedPlanTest {
  @AutoClose private final TestServer server = new TestServer();
  private final Cli cli = server.cli();
  private Path plan;

  @BeforeEach
  void save(@TempDir Path folder) {
    plan = folder.resolve("plan.json");
    Result result =
        cli.withInput("email,role,state\n" + TestServer.DESIRED)
            .run("plan", "42", "-", "--out", plan.toString());
    assertThat(result.code()).isZero();
  }

  private Result apply(String... options) {
    String[] line = {"apply", "42", plan.toString(), "--reason", "Left", "--yes"};
    String[] all = Arrays.copyOf(line, line.length + options.length);
    System.arraycopy(options, 0, all, line.length, options.length);
    return cli.run(all);
  }

  @Test
  void applyShouldMakeTheReviewedChangesWithoutPlanningAgain() {
    int before = server.targets().size();
    assertThat(apply()).isEqualTo(new Result(0, TestServer.PLAN, "3 changes applied.\n"));
    assertThat(server.roster()).isEqualTo(TestServer.DESIRED);
    assertThat(server.targets()).hasSize(before + 3);
  }

  @Test
  void applyShouldChangeNothingWhenTheRosterChangedAfterTheReview() {
    server.fake.user(42, "other@example.com", Role.VIEWER);
    Result result = apply();
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err())
        .startsWith("organization-users: stopped after 0 of 3 changes: /problems/precondition");
    assertThat(server.fake.history(42)).hasSize(8);
  }

  @Test
  void applyShouldRequireTheGivenVersion() {
    Result result = apply("--if-version", "42-6");
    assertThat(result)
        .isEqualTo(
            new Result(
                6, "", "organization-users: the plan is for version 42-7; nothing was changed\n"));
    assertThat(apply("--if-version", "42-7").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"org_id\":\"42\" | \"org_id\":\"43\" | is a plan of organization 43",
        "\"org_id\":\"42\" | \"org_id\":\"x\" | is not a plan of this version",
        "\"org_id\":\"42\", | | is not a plan of this version",
        "42-7 | 42\\n-7 | is not a plan of this version",
        "\"changes\" | \"more\":1,\"changes\" | is not a plan of this version",
        "\"before\":null | \"before\":{} | is not a plan of this version",
        "\"new@example.com\" | null | is not a plan of this version",
        "\"warnings\":[] | \"warnings\":[{}] | is not a plan of this version",
        "{ | | is not a plan of this version",
        "\"warnings\":[]} | \"warnings\":[]}{} | is not a plan of this version",
      })
  void applyShouldRejectAnInvalidPlan(String from, @Nullable String to, String fault)
      throws IOException {
    Files.writeString(plan, Files.readString(plan).replace(from, to == null ? "" : to));
    assertThat(apply())
        .isEqualTo(new Result(2, "", "organization-users: " + plan + ": " + fault + "\n"));
    assertThat(server.fake.history(42)).hasSize(7);
  }

  @Test
  void planShouldRejectAnOutputFileThatApplyWouldReadAsARoster() {
    Result result =
        cli.withInput("email,role,state\n" + TestServer.DESIRED)
            .run("plan", "42", "-", "--out", "plan.txt");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("organization-users: --out: the name must end in .json\n");
  }
}

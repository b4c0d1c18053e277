package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.cli.file.InputFile;
import io.cloudplans.organizationusers.cli.file.RosterCsv;
import io.cloudplans.organizationusers.cli.file.SavedPlan;
import io.cloudplans.organizationusers.cli.output.JsonOutput;
import io.cloudplans.organizationusers.cli.output.ProgressBar;
import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.plan.PlanStoppedException;
import io.cloudplans.organizationusers.client.plan.PlanWarning;
import io.cloudplans.organizationusers.client.plan.PlannedChange;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a plan, or reads a saved one, and applies it. */
@Command(
    name = "apply",
    description = {
      "Makes the roster match a file, one change after another.",
      "An interrupted run can be started again: no change is made twice."
    })
final class ApplyCommand implements Callable<Integer> {
  @Mixin private final CommandContext context;
  @Mixin private final PlanOptions options;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = {
        "FILE.csv: the desired users, with the header email,role,state; - for stdin.",
        "FILE.json: a plan that plan --out saved."
      })
  private String file;

  @Option(
      names = "--reason",
      required = true,
      description = "The reason for removals, for the organization's history.")
  private String reason;

  @Option(
      names = "--yes",
      description = "Applies without confirmation. Required without a terminal.")
  private boolean yes;

  @Option(
      names = "--max-removals",
      paramLabel = "N",
      description = {
        "Refuses to apply a plan that removes more than N users.",
        "Default: half of the users."
      })
  private @Nullable Integer maxRemovals;

  @Option(
      names = "--if-version",
      paramLabel = "VERSION",
      description = "Refuses to apply to another version of the organization, such as 42-7.")
  private @Nullable String version;

  ApplyCommand(CommandContext context) {
    this.context = context;
    this.options = new PlanOptions(context);
  }

  @Override
  public Integer call() {
    if (!yes && !context.process().isTerminal(ProcessContext.IN)) {
      throw new IllegalArgumentException("not a terminal: pass --yes");
    }
    InputFile input = new InputFile(file, context.process().in());
    TokenSource token = context.token();
    try (OrganizationUsersClient client = context.client(token)) {
      RosterPlan plan =
          SavedPlan.isPlanFile(file)
              ? SavedPlan.read(input, context.org())
              : options.plan(client, token, RosterCsv.read(input));
      requireVersion(plan);
      if (!context.json()) {
        options.print(plan);
      }
      rejectManyRemovals(plan);
      if (!yes && !plan.isEmpty() && !isConfirmed()) {
        context.printMessage("Nothing was changed.");
        return ExitCode.FAILED.code();
      }
      apply(client, plan);
      return ExitCode.DONE.code();
    }
  }

  private void requireVersion(RosterPlan plan) {
    String planned = plan.base().etag().replace("\"", "");
    if (version != null && !version.replace("\"", "").equals(planned)) {
      throw new VersionMismatchException(
          "the plan is for version " + planned + "; nothing was changed");
    }
  }

  private void rejectManyRemovals(RosterPlan plan) {
    long removals = plan.count(PlannedChange.Remove.class);
    boolean tooMany =
        maxRemovals != null
            ? removals > maxRemovals
            : plan.warnings().contains(new PlanWarning(PlanWarning.Kind.MANY_REMOVALS, null));
    if (tooMany) {
      throw new IllegalArgumentException(
          "the plan removes " + removals + " users; nothing was changed, see --max-removals");
    }
  }

  private boolean isConfirmed() {
    context.err().print("Type 'yes' to apply: ");
    context.err().flush();
    try {
      var in = new BufferedReader(new InputStreamReader(context.process().in(), UTF_8));
      return "yes".equals(in.readLine());
    } catch (IOException e) {
      return false;
    }
  }

  private void apply(OrganizationUsersClient client, RosterPlan plan) {
    boolean visible = context.process().canDraw(ProcessContext.ERR);
    Version version;
    try (ProgressBar progress = new ProgressBar(context.err(), visible)) {
      version = client.apply(plan, reason, progress);
    } catch (PlanStoppedException e) {
      report(plan, e.version(), e.applied().size());
      throw e;
    }
    report(plan, version, plan.changes().size());
    int count = plan.changes().size();
    context.printMessage(count + (count == 1 ? " change applied." : " changes applied."));
  }

  private void report(RosterPlan plan, Version version, int applied) {
    if (context.json()) {
      JsonOutput.print(context.out(), JsonOutput.applied(plan, version, applied));
    }
  }
}

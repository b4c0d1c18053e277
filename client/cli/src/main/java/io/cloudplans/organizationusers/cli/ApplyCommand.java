package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
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

/** Makes a plan and carries it out. */
@Command(
    name = "apply",
    description = {
      "Makes the users those of a file, one change after another.",
      "Stopped half-way, it is safe to run again: what is done is not done a second time."
    })
final class ApplyCommand implements Callable<Integer> {
  @Mixin private final CommandContext call;
  @Mixin private final PlanOptions options;

  @Parameters(
      index = "1",
      paramLabel = "FILE.csv",
      description = "The users it shall have, as email,role,state under that header; - for stdin.")
  private String file;

  @Option(
      names = "--reason",
      required = true,
      description = "Why users are removed, for the organization's history.")
  private String reason;

  @Option(names = "--yes", description = "Does not ask. Needed where nobody can be asked.")
  private boolean yes;

  @Option(
      names = "--max-removals",
      paramLabel = "N",
      description = "Removes at most so many users, or does nothing. By default half of them.")
  private @Nullable Integer maxRemovals;

  ApplyCommand(CommandContext call) {
    this.call = call;
    this.options = new PlanOptions(call);
  }

  @Override
  public Integer call() {
    if (!yes && !call.surroundings().isTerminal(ProcessContext.IN)) {
      throw new IllegalArgumentException("there is nobody to ask: give --yes");
    }
    DesiredRoster desired = RosterCsv.read(file, call.surroundings().in());
    TokenSource token = call.token();
    try (OrganizationUsersClient client = call.client(token)) {
      RosterPlan plan = options.plan(client, token, desired);
      if (!call.json()) {
        options.print(plan);
      }
      refuseManyRemovals(plan);
      if (!yes && !plan.isEmpty() && !confirmed()) {
        call.say("Nothing was changed.");
        return Exit.FAILED.code();
      }
      apply(client, plan);
      return Exit.DONE.code();
    }
  }

  private void refuseManyRemovals(RosterPlan plan) {
    long removals = plan.count(PlannedChange.Remove.class);
    boolean many =
        maxRemovals != null
            ? removals > maxRemovals
            : plan.warnings().contains(new PlanWarning(PlanWarning.Kind.MANY_REMOVALS, null));
    if (many) {
      throw new IllegalArgumentException(
          removals + " users would be removed; nothing was changed, see --max-removals");
    }
  }

  private boolean confirmed() {
    call.err().print("Apply? Only yes is taken: ");
    call.err().flush();
    try {
      var in = new BufferedReader(new InputStreamReader(call.surroundings().in(), UTF_8));
      return "yes".equals(in.readLine());
    } catch (IOException e) {
      return false;
    }
  }

  private void apply(OrganizationUsersClient client, RosterPlan plan) {
    boolean shown = call.surroundings().canDraw(ProcessContext.ERR);
    Version version;
    try (ProgressBar progress = new ProgressBar(call.err(), shown)) {
      version = client.apply(plan, reason, progress);
    } catch (PlanStoppedException e) {
      report(plan, e.version(), e.done().size());
      throw e;
    }
    report(plan, version, plan.changes().size());
    call.say(plan.changes().size() + " changes are done.");
  }

  private void report(RosterPlan plan, Version version, int done) {
    if (call.json()) {
      call.out().println(JsonOutput.line(JsonOutput.applied(plan, version, done)));
    }
  }
}

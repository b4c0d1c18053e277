package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.cli.file.InputFile;
import io.cloudplans.organizationusers.cli.file.RosterCsv;
import io.cloudplans.organizationusers.cli.file.SavedPlan;
import io.cloudplans.organizationusers.cli.output.JsonOutput;
import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the changes that {@code apply} would make. */
@Command(name = "plan", description = "Shows the changes that make the roster match a file.")
final class PlanCommand implements Callable<Integer> {
  @Mixin private final CommandContext context;
  @Mixin private final PlanOptions options;

  @Parameters(
      index = "1",
      paramLabel = "FILE.csv",
      description = "The desired users, with the header email,role,state; - for stdin.")
  private String file;

  @Option(names = "--out", paramLabel = "FILE.json", description = "Saves the plan for apply.")
  private @Nullable String out;

  @Option(names = "--exit-code", description = "Exits with 8 if changes are pending.")
  private boolean exitCode;

  PlanCommand(CommandContext context) {
    this.context = context;
    this.options = new PlanOptions(context);
  }

  @Override
  public Integer call() {
    DesiredRoster desired = RosterCsv.read(new InputFile(file, context.process().in()));
    TokenSource token = context.token();
    try (OrganizationUsersClient client = context.client(token)) {
      RosterPlan plan = options.plan(client, token, desired);
      if (out != null) {
        SavedPlan.write(plan, out);
      }
      if (context.json()) {
        JsonOutput.print(context.out(), JsonOutput.planned(plan));
      } else {
        options.print(plan);
      }
      return (exitCode && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.DONE).code();
    }
  }
}

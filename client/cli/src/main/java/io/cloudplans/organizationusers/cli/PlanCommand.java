package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.config.TokenSource;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what {@code apply} would do. */
@Command(
    name = "plan",
    description = "Prints what has to change so that the users are those of a file.")
final class PlanCommand implements Callable<Integer> {
  @Mixin private final CommandContext call;
  @Mixin private final PlanOptions options;

  @Parameters(
      index = "1",
      paramLabel = "FILE.csv",
      description = "The users it shall have, as email,role,state under that header; - for stdin.")
  private String file;

  @Option(names = "--exit-code", description = "Ends with 8 where there is something to change.")
  private boolean exitCode;

  PlanCommand(CommandContext call) {
    this.call = call;
    this.options = new PlanOptions(call);
  }

  @Override
  public Integer call() {
    DesiredRoster desired = RosterCsv.read(file, call.surroundings().in());
    TokenSource token = call.token();
    try (OrganizationUsersClient client = call.client(token)) {
      RosterPlan plan = options.plan(client, token, desired);
      if (call.json()) {
        call.out().println(JsonOutput.line(JsonOutput.planned(plan)));
      } else {
        options.print(plan);
      }
      return (exitCode && !plan.isEmpty() ? Exit.CHANGES : Exit.DONE).code();
    }
  }
}

package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.cli.output.JsonOutput;
import io.cloudplans.organizationusers.cli.output.TerminalText;
import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.Roster;
import io.cloudplans.organizationusers.client.model.State;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the users of an organization. */
@Command(
    name = "list",
    description = "Lists the users, all of them or those that match the filters.")
final class ListCommand implements Callable<Integer> {
  @Mixin private final CommandContext context;

  @Option(
      names = "--role",
      completionCandidates = Completions.Roles.class,
      description = "Only users with this role: ${COMPLETION-CANDIDATES}.")
  private @Nullable Role role;

  @Option(
      names = "--state",
      completionCandidates = Completions.States.class,
      description = "Only users in this state: ${COMPLETION-CANDIDATES}.")
  private @Nullable State state;

  @Option(names = "--user", paramLabel = "EMAIL", description = "Only this user.")
  private @Nullable String user;

  @Option(
      names = "--csv",
      description = "Prints CSV with the header email,role,state, which plan and apply read.")
  private boolean csv;

  ListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (OrganizationUsersClient client = context.client(context.token())) {
      print(client.list(new ListUsers(context.org(), state, role, user, null, null)));
    }
    return ExitCode.DONE.code();
  }

  private void print(Roster roster) {
    if (context.json()) {
      JsonOutput.print(context.out(), json(roster));
    } else if (csv) {
      TerminalText.printCsv(context.out(), rows("email,role,state", roster));
    } else {
      TerminalText.printTable(context.out(), () -> rows("EMAIL,ROLE,STATE", roster));
    }
  }

  private JsonOutput.Listing json(Roster roster) {
    return new JsonOutput.Listing(
        Long.toString(context.org()),
        roster.version(),
        roster.users().stream().map(JsonOutput.JsonUser::of).toList(),
        roster.mfa());
  }

  private static Stream<List<String>> rows(String header, Roster roster) {
    return Stream.concat(
        Stream.of(List.of(header.split(",", -1))),
        roster.users().stream()
            .map(user -> List.of(user.email(), user.role().value(), user.state().value())));
  }
}

package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a user. */
@Command(name = "add", description = "Adds a user.")
final class AddCommand implements Callable<Integer> {
  @Mixin private final CommandContext context;

  @Parameters(index = "1", paramLabel = "EMAIL", description = "The user's address.")
  private String email;

  @Option(
      names = "--role",
      required = true,
      completionCandidates = Completions.AssignableRoles.class,
      description = "The user's role: ${COMPLETION-CANDIDATES}.")
  private Role role;

  @Option(
      names = "--state",
      completionCandidates = Completions.States.class,
      description = "The user's state: ${COMPLETION-CANDIDATES}. Default: inactive.")
  private @Nullable State state;

  AddCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return context.write(
        "added " + email,
        client -> client.add(new AddUser(context.org(), email, role, state, null, null)));
  }
}

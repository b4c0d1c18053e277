package io.cloudplans.organizationusers.cli;

import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a user. */
@Command(name = "update", description = "Changes a user's role, state or both.")
final class UpdateCommand implements Callable<Integer> {
  @Mixin private final CommandContext context;

  @Parameters(index = "1", paramLabel = "EMAIL", description = "The user's address.")
  private String email;

  @Option(
      names = "--role",
      completionCandidates = Completions.AssignableRoles.class,
      description = "The new role: ${COMPLETION-CANDIDATES}.")
  private @Nullable Role role;

  @Option(
      names = "--state",
      completionCandidates = Completions.States.class,
      description = "The new state: ${COMPLETION-CANDIDATES}.")
  private @Nullable State state;

  UpdateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (role == null && state == null) {
      throw new IllegalArgumentException("pass --role, --state or both");
    }
    return context.write(
        "updated " + email,
        client -> client.update(new UpdateUser(context.org(), email, role, state, null, null)));
  }
}

package io.cloudplans.organizationusers.conformance.command;

import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import io.cloudplans.organizationusers.conformance.http.Wire;
import io.cloudplans.organizationusers.conformance.run.Preparation;
import io.cloudplans.organizationusers.conformance.run.Verdict;
import io.cloudplans.organizationusers.conformance.session.RunContext;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Profile;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the configuration step by step. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks address, TLS, token, organization and a list, and suggests corrections.")
final class CheckCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @Spec private CommandSpec spec;
  @Mixin private SetupOptions options = new SetupOptions();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Setup setup = options.read(Profile.QUICK);
    Wire wire = setup.wire().within(TIMEOUT);
    out.println("configuration: valid");
    wire.open().close();
    out.println("address and TLS: " + wire.target().baseUrl() + " accepts connections");
    String token = setup.tokens().token(setup.email(Caller.OWNER), false);
    out.println("token: received from the source");
    RunContext context = new RunContext(setup, Contract.builtIn());
    Preparation preparation = new Preparation(context);
    preparation.prepare(List.of());
    Organization main = Objects.requireNonNull(context.organizations().get(Slot.MAIN));
    out.println("organization: " + main.id());
    Response list =
        wire.send(
            Request.of("GET", "/v1/organizations/users/list?org_id=" + main.id())
                .with("Authorization", "Bearer " + token));
    out.println("list: " + list.status() + " " + remedy(list.status()));
    out.flush();
    preparation.cleanUp();
    return list.status() == 200 ? 0 : Verdict.INVALID_USAGE.exitCode();
  }

  private static String remedy(int status) {
    return switch (status) {
      case 200 -> "ok";
      case 401 -> "the server rejected the token: compare issuer, audience, key and clock";
      case 403 -> "the owner has no permission to list: is callers.owner active and on the roster?";
      case 404 ->
          "no such path, or the owner is not on the roster: check base-url and callers.owner";
      default -> "is this the right server? Check base-url";
    };
  }
}

package io.cloudplans.organizationusers.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.roster.RejectedException;
import io.cloudplans.organizationusers.rules.roster.Rejection;
import io.cloudplans.organizationusers.server.database.Creation;
import io.cloudplans.organizationusers.server.store.OrganizationExport;
import io.cloudplans.organizationusers.server.store.SqlOrganizationLifecycle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The maintenance subcommands of {@code org}, which may run while servers run. */
@Command
class OrgLifecycleCommand {
  private static final Map<Rejection, String> MESSAGES =
      Map.of(
          Rejection.ORGANIZATION_NOT_FOUND, "--org-id: no such organization",
          Rejection.USER_NOT_FOUND, "--email: unknown to the organization",
          Rejection.CALLER_INACTIVE, "--email: the user is inactive");

  /** Far from the number that would make a version overflow. */
  private static final long MAX_BY = 1_000_000_000_000L;

  @Spec private CommandSpec spec;

  @Command(description = "Makes an active user the owner, and the former owner an admin.")
  final int handover(
      @Mixin DatabaseOption database,
      @Mixin OrganizationOption organization,
      @Option(names = "--email", required = true, description = "The new owner.") String email) {
    String owner = OperatorInput.emailAddress("--email", email);
    return report(
        apply(
            database,
            "--email: already the owner",
            lifecycle -> lifecycle.handOver(organization.id(), owner)));
  }

  @Command(description = "Deletes an organization; its id and last version remain.")
  final int delete(
      @Mixin DatabaseOption database,
      @Mixin OrganizationOption organization,
      @Option(names = "--confirm", required = true, description = "The organization's id again.")
          String id) {
    if (OperatorInput.organizationId("--confirm", id) != organization.id()) {
      throw new IllegalArgumentException("--confirm: must be the id of --org-id");
    }
    return report(apply(database, "", lifecycle -> lifecycle.delete(organization.id())));
  }

  @Command(description = "Erases a former user's address and reasons from the history.")
  final int erase(
      @Mixin DatabaseOption database,
      @Mixin OrganizationOption organization,
      @Option(names = "--email", required = true, description = "The former user.") String email) {
    String user = OperatorInput.emailAddress("--email", email);
    return report(
        apply(
            database,
            "--email: still on the roster",
            lifecycle -> lifecycle.erase(organization.id(), user)));
  }

  @Command(name = "bump-versions", description = "Raises all versions, after a restore.")
  final int bumpVersions(
      @Mixin DatabaseOption database,
      @Option(
              names = "--by",
              required = true,
              description = "Number to add; more than the number of lost versions.")
          long by) {
    if (by < 1 || by > MAX_BY) {
      throw new IllegalArgumentException("--by: must be from 1 to " + MAX_BY);
    }
    List<Long> ids = new ArrayList<>();
    database.with(
        registry -> {
          registry.organizations(organization -> ids.add(organization.id()));
          return true;
        });
    apply(
        database,
        "",
        lifecycle -> {
          ids.forEach(id -> lifecycle.raiseVersion(id, by));
          return lifecycle.raiseDeleted(by);
        });
    return 0;
  }

  @Command(description = "Prints an organization as JSON lines: roster, policy and history.")
  final int export(@Mixin DatabaseOption database, @Mixin OrganizationOption organization) {
    OrganizationExport export =
        apply(database, "", lifecycle -> lifecycle.export(organization.id()));
    OrganizationFile.write(export, spec.commandLine().getOut());
    return 0;
  }

  @Command(name = "import", description = "Adds an exported organization to a database.")
  final int importFile(
      @Mixin DatabaseOption database,
      @Parameters(paramLabel = "FILE", description = "The output of export.") Path file) {
    try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
      OrganizationExport export = OrganizationFile.read(in);
      return report(
          database.open(
              Creation.IF_EMPTY,
              open ->
                  withMessage(
                      "FILE: the organization already exists",
                      () -> new SqlOrganizationLifecycle(open, Clock.systemUTC()).add(export))));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("FILE: no such file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("FILE: cannot be read, expected the output of export", e);
    }
  }

  private int report(long version) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("version " + version);
    return 0;
  }

  private static <T> T apply(
      DatabaseOption database,
      String conflictMessage,
      Function<SqlOrganizationLifecycle, T> command) {
    return database.open(
        Creation.NEVER,
        open ->
            withMessage(
                conflictMessage,
                () -> command.apply(new SqlOrganizationLifecycle(open, Clock.systemUTC()))));
  }

  private static <T> T withMessage(String conflictMessage, Supplier<T> command) {
    try {
      return command.get();
    } catch (RejectedException e) {
      throw new IllegalArgumentException(MESSAGES.getOrDefault(e.rejection(), conflictMessage), e);
    }
  }
}

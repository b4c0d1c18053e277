package io.cloudplans.organizationusers.server.command;

import static java.util.stream.Collectors.joining;

import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.Organization;
import io.cloudplans.organizationusers.server.database.Creation;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates, configures and lists organizations. */
@Command(
    name = "org",
    description = "Creates, configures and lists organizations.",
    synopsisSubcommandLabel = "COMMAND")
final class OrgCommand extends OrgLifecycleCommand {
  @Spec private CommandSpec spec;

  /** The setting of a requirement for a second factor. */
  enum Switch {
    ON,
    OFF
  }

  @Command(description = "Creates an organization with its owner.")
  int create(
      @Mixin DatabaseOption database,
      @Mixin OrganizationOption organization,
      @Option(names = "--owner", required = true, description = "E-mail address of the owner.")
          String owner) {
    String email = OperatorInput.emailAddress("--owner", owner);
    if (database.with(
        Creation.IF_EMPTY, organizations -> organizations.create(organization.id(), email))) {
      return 0;
    }
    throw new IllegalArgumentException("--org-id: the organization already exists");
  }

  @Command(description = "Sets the operations that require a second factor.")
  int mfa(
      @Mixin DatabaseOption database,
      @Mixin OrganizationOption organization,
      @Option(names = "--view", description = "Viewing: on or off.") @Nullable Switch view,
      @Option(names = "--create", description = "Creating: on or off.") @Nullable Switch create,
      @Option(names = "--update", description = "Updating: on or off.") @Nullable Switch update,
      @Option(names = "--delete", description = "Deleting: on or off.") @Nullable Switch delete,
      @Option(names = "--usersmgmt", description = "Managing users: on or off.")
          @Nullable Switch usersmgmt) {
    Map<MfaClass, @Nullable Switch> switches = new EnumMap<>(MfaClass.class);
    switches.put(MfaClass.VIEW, view);
    switches.put(MfaClass.CREATE, create);
    switches.put(MfaClass.UPDATE, update);
    switches.put(MfaClass.DELETE, delete);
    switches.put(MfaClass.USERSMGMT, usersmgmt);
    if (database.with(
        organizations ->
            organizations.changeMfa(organization.id(), policy -> changed(policy, switches)))) {
      return 0;
    }
    throw new IllegalArgumentException("--org-id: no such organization");
  }

  private static MfaPolicy changed(MfaPolicy policy, Map<MfaClass, @Nullable Switch> switches) {
    Set<MfaClass> required = new HashSet<>(policy.required());
    switches.forEach(
        (mfaClass, set) -> {
          if (set == Switch.ON) {
            required.add(mfaClass);
          } else if (set == Switch.OFF) {
            required.remove(mfaClass);
          }
        });
    return new MfaPolicy(required);
  }

  @Command(
      description =
          "Lists the organizations: id, version, operations that require a second factor.")
  int list(@Mixin DatabaseOption database) {
    PrintWriter out = spec.commandLine().getOut();
    database.with(
        organizations -> {
          out.println("org_id\tversion\tmfa");
          organizations.organizations(organization -> out.println(line(organization)));
          return true;
        });
    return 0;
  }

  private static String line(Organization organization) {
    return "%s\t%s\t%s"
        .formatted(
            organization.id(),
            organization.version(),
            organization.mfa().required().stream()
                .sorted()
                .map(MfaClass::wireName)
                .collect(joining(",")));
  }
}

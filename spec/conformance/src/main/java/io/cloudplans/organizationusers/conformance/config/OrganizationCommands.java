package io.cloudplans.organizationusers.conformance.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.conformance.setup.CommandLine;
import io.cloudplans.organizationusers.conformance.setup.OrganizationSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates organizations with the commands of a configuration. */
record OrganizationCommands(
    CommandLine create, @Nullable CommandLine mfa, @Nullable CommandLine delete)
    implements OrganizationSource {
  static @Nullable OrganizationCommands of(JsonNode organizations, Path folder) {
    if (!organizations.has("create")) {
      return null;
    }
    return new OrganizationCommands(
        command(organizations.path("create"), folder),
        optional(organizations.path("mfa"), folder),
        optional(organizations.path("delete"), folder));
  }

  private static @Nullable CommandLine optional(JsonNode words, Path folder) {
    return words.isMissingNode() ? null : command(words, folder);
  }

  static CommandLine command(JsonNode words, Path folder) {
    return new CommandLine(words.valueStream().map(JsonNode::asText).toList(), folder);
  }

  @Override
  public void create(String orgId, String owner) {
    create.run(Map.of("org_id", orgId, "owner", owner));
  }

  @Override
  public void delete(String orgId) {
    if (delete != null) {
      delete.run(Map.of("org_id", orgId));
    }
  }

  @Override
  public boolean changeMfa(String orgId, Map<String, Boolean> flags) {
    if (mfa == null) {
      return false;
    }
    Map<String, String> values = new TreeMap<>();
    values.put("org_id", orgId);
    flags.forEach((name, required) -> values.put(name, required.toString()));
    mfa.run(values);
    return true;
  }
}

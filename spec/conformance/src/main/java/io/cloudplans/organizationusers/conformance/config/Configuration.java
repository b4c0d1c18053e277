package io.cloudplans.organizationusers.conformance.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudplans.organizationusers.conformance.http.Limits;
import io.cloudplans.organizationusers.conformance.http.Target;
import io.cloudplans.organizationusers.conformance.http.Trust;
import io.cloudplans.organizationusers.conformance.http.Wire;
import io.cloudplans.organizationusers.conformance.setup.Caller;
import io.cloudplans.organizationusers.conformance.setup.Capability;
import io.cloudplans.organizationusers.conformance.setup.Deviation;
import io.cloudplans.organizationusers.conformance.setup.Glob;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Profile;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates a setup from a configuration file. */
public final class Configuration {
  private static final int MIB = 1 << 20;

  private final JsonNode file;
  private final Path folder;

  private Configuration(JsonNode file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Reads a configuration file.
   *
   * @param baseUrl overrides the file's {@code base-url}, or null
   * @param caFile overrides the file's {@code ca-file}, or null
   * @throws InvalidConfigurationException if a member is missing, unknown or invalid
   */
  public static Setup read(
      Path path, @Nullable String baseUrl, @Nullable Path caFile, Profile profile) {
    Path folder = path.toAbsolutePath().normalize().getParent();
    JsonNode file = ConfigurationFile.read(path, System.getenv());
    return new Configuration(file, folder == null ? Path.of("/") : folder)
        .setup(baseUrl, caFile, profile);
  }

  private Setup setup(@Nullable String baseUrl, @Nullable Path caFile, Profile profile) {
    String address = baseUrl == null ? file.path("base-url").asText() : baseUrl;
    if (address.isEmpty()) {
      throw new InvalidConfigurationException("base-url", "is required here or as --base-url");
    }
    String proxy = file.path("proxy").asText(null);
    Target target = member("base-url", () -> Target.of(address, proxy));
    Path ca =
        caFile == null && file.has("ca-file")
            ? folder.resolve(file.path("ca-file").asText())
            : caFile;
    Limits limits =
        new Limits(
            Duration.ofSeconds(file.path("timeout-seconds").asInt(10)),
            file.path("max-response-mib").asInt(64) * MIB);
    Wire wire = new Wire(target, member("ca-file", () -> Trust.sockets(ca)), limits);
    Map<Caller, String> callers = callers();
    TokenConfiguration tokens = new TokenConfiguration(file.path("tokens"), folder, callers);
    OrganizationCommands commands = OrganizationCommands.of(file.path("organizations"), folder);
    return new Setup(
        wire,
        tokens.source(),
        tokens.key(),
        commands,
        commands == null ? existing(callers) : Map.of(),
        callers,
        lacks(),
        deviations(),
        allowWipe(),
        profile,
        Duration.ofMinutes(
            file.path("time-limit-minutes").asInt(profile == Profile.FULL ? 60 : 10)));
  }

  private Map<Caller, String> callers() {
    Map<Caller, String> callers = new EnumMap<>(Caller.class);
    file.path("callers")
        .properties()
        .forEach(
            caller ->
                callers.put(
                    Caller.valueOf(caller.getKey().toUpperCase(Locale.ROOT)),
                    caller.getValue().asText().toLowerCase(Locale.ROOT)));
    return callers;
  }

  private Map<Slot, Organization> existing(Map<Caller, String> callers) {
    JsonNode existing = file.at("/organizations/existing");
    if (existing.isMissingNode()) {
      throw new InvalidConfigurationException("organizations", "needs create or existing");
    }
    Map<Slot, Organization> organizations = new EnumMap<>(Slot.class);
    existing
        .properties()
        .forEach(
            entry -> {
              Slot slot = Slot.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
              Caller owner = slot == Slot.FOREIGN ? Caller.FOREIGNER : Caller.OWNER;
              organizations.put(
                  slot, new Organization(entry.getValue().asText(), owner.email(callers)));
            });
    return organizations;
  }

  private Set<Capability> lacks() {
    Set<Capability> lacks = EnumSet.noneOf(Capability.class);
    for (JsonNode word : file.path("lacks")) {
      lacks.add(Capability.valueOf(word.asText().toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    return lacks;
  }

  private List<Deviation> deviations() {
    List<Deviation> deviations = new ArrayList<>();
    for (JsonNode node : file.path("deviations")) {
      String member = "deviations." + deviations.size();
      try {
        deviations.add(
            new Deviation(
                new Glob(node.path("cases").asText()),
                node.path("reason").asText(),
                LocalDate.parse(node.path("until").asText())));
      } catch (DateTimeException e) {
        throw new InvalidConfigurationException(member + ".until", "must be a date");
      }
    }
    return deviations;
  }

  private Set<String> allowWipe() {
    Set<String> ids = new HashSet<>();
    file.at("/organizations/allow-wipe").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  static <T> T member(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationException(name, String.valueOf(e.getMessage()));
    }
  }
}

package io.cloudplans.organizationusers.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.plan.PlanWarning;
import io.cloudplans.organizationusers.client.plan.PlannedChange;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of {@code --json}: members are added in later versions, and never taken away. An
 * organization is a text, as in the API, because not every reader of JSON keeps 18 digits.
 */
final class JsonOutput {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new SimpleModule().addSerializer(Version.class, ToStringSerializer.instance))
          .build();

  private JsonOutput() {}

  record Person(String email, String role, String state) {
    static Person of(User user) {
      return new Person(user.email(), user.role().value(), user.state().value());
    }
  }

  record Listing(String orgId, Version version, List<Person> users, MfaRequirements mfa) {}

  record Written(String orgId, Version version) {}

  record Planned(String orgId, Version version, List<Change> changes, List<PlanWarning> warnings) {}

  record Applied(
      String orgId,
      Version version,
      List<Change> done,
      List<Change> left,
      List<PlanWarning> warnings) {}

  /** A user before and after; null where it is not on the roster. */
  record Change(@Nullable Person before, @Nullable Person after) {}

  static String line(Record document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts are JSON", e);
    }
  }

  static Planned planned(RosterPlan plan) {
    return new Planned(
        Long.toString(plan.orgId()), plan.base(), changes(plan.changes()), plan.warnings());
  }

  static Applied applied(RosterPlan plan, Version version, int done) {
    List<Change> all = changes(plan.changes());
    return new Applied(
        Long.toString(plan.orgId()),
        version,
        all.subList(0, done),
        all.subList(done, all.size()),
        plan.warnings());
  }

  private static List<Change> changes(List<PlannedChange> changes) {
    return changes.stream()
        .map(
            change ->
                new Change(
                    change.before().map(Person::of).orElse(null),
                    change.after().map(Person::of).orElse(null)))
        .toList();
  }
}

package io.cloudplans.organizationusers.cli.output;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.plan.PlanWarning;
import io.cloudplans.organizationusers.client.plan.PlannedChange;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of {@code --json}. Later versions may add members and remove none. An organization
 * id is a string, as in the API, because some JSON parsers round large numbers.
 */
public final class JsonOutput {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(
              new SimpleModule()
                  .addSerializer(Version.class, ToStringSerializer.instance)
                  .addDeserializer(
                      Version.class,
                      new FromStringDeserializer<>(Version.class) {
                        @Override
                        protected Version _deserialize(String etag, DeserializationContext json) {
                          return new Version(etag);
                        }
                      }))
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonOutput() {}

  public record JsonUser(String email, String role, String state) {
    public static JsonUser of(User user) {
      return new JsonUser(user.email(), user.role().value(), user.state().value());
    }
  }

  public record Listing(String orgId, Version version, List<JsonUser> users, MfaRequirements mfa) {}

  public record Written(String orgId, Version version) {}

  public record Planned(
      String orgId, Version version, List<Change> changes, List<PlanWarning> warnings) {}

  public record Applied(
      String orgId,
      Version version,
      List<Change> applied,
      List<Change> remaining,
      List<PlanWarning> warnings) {}

  /** A user before and after a change; null if the user is not on the roster then. */
  public record Change(@Nullable JsonUser before, @Nullable JsonUser after) {}

  /** Prints a document on one line. */
  public static void print(PrintWriter out, Record document) {
    write(out, document);
    out.println();
  }

  /** Returns a document on one line. */
  public static String line(Record document) {
    StringWriter text = new StringWriter();
    write(text, document);
    return text.toString();
  }

  private static void write(Writer out, Record document) {
    try {
      MAPPER.writeValue(new JsonEscapes(out), document);
    } catch (IOException e) {
      throw new IllegalStateException("records of strings are JSON", e);
    }
  }

  public static Planned planned(RosterPlan plan) {
    return new Planned(
        Long.toString(plan.orgId()), plan.base(), changes(plan.changes()), plan.warnings());
  }

  /** Reads a document of {@code --json}; rejects missing and unknown members. */
  public static <T extends Record> T read(Class<T> type, InputStream document) throws IOException {
    return MAPPER.readValue(document, type);
  }

  public static Applied applied(RosterPlan plan, Version version, int count) {
    List<Change> all = changes(plan.changes());
    return new Applied(
        Long.toString(plan.orgId()),
        version,
        all.subList(0, count),
        all.subList(count, all.size()),
        plan.warnings());
  }

  private static List<Change> changes(List<PlannedChange> changes) {
    return changes.stream()
        .map(
            change ->
                new Change(
                    change.before().map(JsonUser::of).orElse(null),
                    change.after().map(JsonUser::of).orElse(null)))
        .toList();
  }
}

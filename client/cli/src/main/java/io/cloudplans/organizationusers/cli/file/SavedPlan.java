package io.cloudplans.organizationusers.cli.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.cli.output.JsonOutput;
import io.cloudplans.organizationusers.cli.output.JsonOutput.Change;
import io.cloudplans.organizationusers.cli.output.JsonOutput.JsonUser;
import io.cloudplans.organizationusers.cli.output.JsonOutput.Planned;
import io.cloudplans.organizationusers.cli.output.TerminalText;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import io.cloudplans.organizationusers.client.plan.PlannedChange;
import io.cloudplans.organizationusers.client.plan.RosterPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and writes files with a plan, in the format of {@code plan --json}. */
public final class SavedPlan {
  private static final String SUFFIX = ".json";

  private SavedPlan() {}

  /** Returns whether a path names a saved plan; every other path names a roster. */
  public static boolean isPlanFile(String path) {
    return path.endsWith(SUFFIX);
  }

  /** Writes a plan; throws {@link IllegalArgumentException} if the file cannot be written. */
  public static void write(RosterPlan plan, String path) {
    if (!isPlanFile(path)) {
      throw new IllegalArgumentException("--out: the name must end in " + SUFFIX);
    }
    try {
      Files.writeString(Path.of(path), JsonOutput.line(JsonOutput.planned(plan)) + "\n", UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException("--out: cannot be written", e);
    }
  }

  /** Reads a plan; throws {@link IllegalArgumentException} for missing or unknown members. */
  public static RosterPlan read(InputFile file, long orgId) {
    RosterPlan plan;
    try (InputStream document = file.open()) {
      Planned saved = JsonOutput.read(Planned.class, document);
      plan =
          new RosterPlan(
              Long.parseLong(saved.orgId()),
              printable(saved.version()),
              saved.changes().stream().map(SavedPlan::change).toList(),
              saved.warnings());
    } catch (FileSystemException e) {
      throw file.unreadable(e);
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw file.fault("is not a plan of this version", e);
    }
    if (plan.orgId() != orgId) {
      throw file.fault("is a plan of organization " + plan.orgId(), null);
    }
    return plan;
  }

  /** Rejects a version with control characters, which could forge a line of the printed plan. */
  private static Version printable(Version version) {
    if (!TerminalText.plain(version.etag()).equals(version.etag())) {
      throw new IllegalArgumentException("not a version");
    }
    return version;
  }

  private static PlannedChange change(Change change) {
    User before = user(change.before());
    User after = user(change.after());
    if (before == null && after != null) {
      return new PlannedChange.Add(after);
    }
    if (before == null || (after != null && !after.email().equals(before.email()))) {
      throw new IllegalArgumentException("not a change of one user");
    }
    return after == null
        ? new PlannedChange.Remove(before)
        : new PlannedChange.Update(before, after);
  }

  private static @Nullable User user(@Nullable JsonUser user) {
    return user == null
        ? null
        : new User(
            Objects.requireNonNull(user.email()), new Role(user.role()), new State(user.state()));
  }
}

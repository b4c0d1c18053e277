package io.cloudplans.organizationusers.portal.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The released contracts, oldest first, and the current one. */
public final class Releases {
  /**
   * The changes of a version.
   *
   * @param released whether the version is released
   */
  public record Entry(String version, boolean released, List<Change> changes) {
    /** Returns the breaking changes, or the compatible ones. */
    public List<Change> all(boolean breaking) {
      return changes.stream().filter(change -> change.rule().breaks() == breaking).toList();
    }
  }

  private final List<Release> released;
  private final Release current;

  private Releases(List<Release> released, Release current) {
    this.released = released;
    this.current = current;
  }

  /** Reads the files {@code <version>.json} of a folder. */
  public static Releases read(Path folder, JsonNode current) throws IOException {
    List<Release> released = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".json")).toList()) {
        Release release = Release.of(new ObjectMapper().readTree(file.toFile()));
        if (!file.endsWith(release.version() + ".json")) {
          throw new IllegalStateException(file + " has version " + release.version() + ".");
        }
        released.add(release);
      }
    }
    return new Releases(released.stream().sorted().toList(), Release.of(current));
  }

  /**
   * Throws {@link IllegalStateException} with a list where the current contract breaks the latest
   * release without a raised major version.
   */
  public void check() {
    if (released.isEmpty()) {
      return;
    }
    Release latest = released.get(released.size() - 1);
    List<Change> breaking = entry(latest, current).all(true);
    if (!breaking.isEmpty() && current.major() <= latest.major()) {
      throw new IllegalStateException(
          "The contract breaks version %s. Undo this, or raise the major version of %s:"
                  .formatted(latest.version(), current.version())
              + list(breaking));
    }
  }

  private static String list(List<Change> changes) {
    StringBuilder list = new StringBuilder();
    Rule rule = null;
    for (Change change : changes) {
      if (change.rule() != rule) {
        rule = change.rule();
        list.append("\n\n").append(rule.description()).append(". ").append(rule.effect());
      }
      list.append("\n- ").append(change);
    }
    return list.toString();
  }

  /** Returns the rules for breaking changes, or for compatible ones. */
  public List<Rule> rules(boolean breaking) {
    return Stream.of(Rule.values()).filter(rule -> rule.breaks() == breaking).toList();
  }

  /** Returns the changes of each version except the first, newest first. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i < released.size(); i++) {
      entries.add(0, entry(released.get(i - 1), released.get(i)));
    }
    if (!released.isEmpty()) {
      Entry next = entry(released.get(released.size() - 1), current);
      if (!next.changes().isEmpty()) {
        entries.add(0, next);
      }
    }
    return entries;
  }

  private Entry entry(Release before, Release after) {
    return new Entry(
        after.version().toString(),
        released.contains(after),
        Comparison.of(before.document(), after.document()));
  }
}

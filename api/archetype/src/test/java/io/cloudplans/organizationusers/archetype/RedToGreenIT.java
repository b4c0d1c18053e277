package io.cloudplans.organizationusers.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Follows the README of a new project, from red to green. */
@Tag("archetype")
class RedToGreenIT {
  private static final Pattern STEP = Pattern.compile("(?m)^\\| [0-3] \\| `(\\w+)` \\| (.*) \\|$");

  @Test
  void casesShouldTurnGreenWhenTheReadmeSaysSo() throws Exception {
    Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "project");
    Project project = Project.generate(work);
    List<MatchResult> steps =
        STEP.matcher(Files.readString(project.folder().resolve("README.md"))).results().toList();
    List<String> writes = UsersResource.WRITES;
    assertThat(steps)
        .extracting(step -> step.group(1))
        .endsWith("addUser", "updateUser", "removeUser");
    Set<String> before = Set.of();
    for (int step = 0; step < steps.size(); step++) {
      if (step > 0) {
        project.resource(writes.subList(step, writes.size()));
      }
      Project.Cases cases = project.run();
      assertThat(cases.green()).hasSizeGreaterThan(before.size());
      for (String glob : steps.get(step).group(2).replace("`", "").split(", ", -1)) {
        Set<String> green = matching(cases.green(), glob);
        assertThat(green).as("%s green", glob).isNotEmpty();
        assertThat(before.containsAll(green)).as("%s green before", glob).isFalse();
        assertThat(matching(cases.red(), glob)).as("%s red", glob).isEmpty();
      }
      before = cases.green();
    }
  }

  private static Set<String> matching(Set<String> ids, String glob) {
    String pattern =
        String.join(".*", Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).toList());
    Set<String> matching = new TreeSet<>(ids);
    matching.removeIf(id -> !id.matches(pattern));
    return matching;
  }
}
